package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.EVENTS;
import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;

import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Roles that operators bind to what they add to a cluster: provisioners, monitors, an aggregator. */
final class ExtensionRoles {
  private ExtensionRoles() {}

  static List<Obj> roles() {
    return List.of(
        RbacObjects.clusterRole("system:heapster", List.of(
            on(READ, "", "events,namespaces,nodes,pods"), on(READ, "extensions", "deployments"))),
        RbacObjects.clusterRole("system:node-problem-detector", List.of(
            on("get", "", "nodes"), on("patch", "", "nodes/status"), EVENTS)),
        RbacObjects.clusterRole("system:persistent-volume-provisioner", List.of(
            on(READ + ",create,delete", "", "persistentvolumes"),
            on(READ + ",update", "", "persistentvolumeclaims"),
            on(READ, "storage.k8s.io", "storageclasses"),
            on("watch", "", "events"), EVENTS)),
        RbacObjects.clusterRole("system:kube-aggregator", List.of(on(READ, "", "endpoints,services"))),
        RbacObjects.clusterRole("system:volume-scheduler", List.of(
            on(READ + ",patch,update", "", "persistentvolumes"),
            on(READ, "storage.k8s.io", "storageclasses"),
            on(READ + ",patch,update", "", "persistentvolumeclaims"))));
  }

  static List<Obj> bindings() {
    return List.of(RbacObjects.clusterBinding("system:volume-scheduler", RbacObjects.user("system:kube-scheduler")));
  }
}
