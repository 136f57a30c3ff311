package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.EVENTS;
import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.named;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** The roles of the scheduler, the controllers' shared informers, the nodes, the proxy and the name server, each bound to its user or group. */
final class ComponentRoles {
  private static final PolicyRule REVIEW_TOKENS = on("create", "authentication.k8s.io", "tokenreviews");
  private static final PolicyRule REVIEW_ACCESS = on("create", "authorization.k8s.io", "subjectaccessreviews");

  /** It reads what its decisions depend on, and writes nothing but the binding and the Pod's status. */
  private static final List<PolicyRule> SCHEDULER = List.of(
      EVENTS,
      on("create", "coordination.k8s.io", "leases"),
      named("get,list,update,watch", "coordination.k8s.io", "leases", "kube-scheduler"),
      on(READ, "", "namespaces,nodes,persistentvolumeclaims,persistentvolumes,replicationcontrollers,services"),
      on(READ + ",delete", "", "pods"),
      on("create", "", "bindings,pods/binding"),
      on("patch,update", "", "pods/status"),
      on(READ, "apps,extensions", "replicasets"),
      on(READ, "apps", "statefulsets"),
      on(READ, "policy", "poddisruptionbudgets"),
      on(READ, "storage.k8s.io", "csidrivers,csinodes,csistoragecapacities"),
      REVIEW_TOKENS,
      REVIEW_ACCESS);

  /** The shared informers read everything; what is written is written by each controller under its own name. */
  private static final List<PolicyRule> CONTROLLER_MANAGER = List.of(
      EVENTS,
      on("create", "coordination.k8s.io", "leases"),
      named("get,list,update,watch", "coordination.k8s.io", "leases", "kube-controller-manager"),
      on("create,get,update", "", "secrets,serviceaccounts"),
      on("delete", "", "secrets"),
      on("get", "", "configmaps,namespaces"),
      on("create", "", "serviceaccounts/token"),
      on("list,watch", "*", "*"),
      REVIEW_TOKENS,
      REVIEW_ACCESS);

  /** Narrowed to the node's own objects by the Node authorizer and the admission plugin NodeRestriction. Bound to nobody. */
  static final List<PolicyRule> NODE = List.of(
      EVENTS,
      on(READ + ",create,patch,update", "", "nodes"),
      on("patch,update", "", "nodes/status"),
      on(READ + ",create,delete", "", "pods"),
      on("patch,update", "", "pods/status"),
      on("create", "", "pods/eviction,serviceaccounts/token"),
      on(READ, "", "configmaps,secrets,services"),
      on("get", "", "endpoints,persistentvolumeclaims,persistentvolumes,serviceaccounts"),
      on("get,patch,update", "", "persistentvolumeclaims/status"),
      on("create,delete,get,patch,update", "coordination.k8s.io", "leases"),
      on(READ + ",create", "certificates.k8s.io", "certificatesigningrequests"),
      on(READ, "node.k8s.io", "runtimeclasses"),
      on(READ, "storage.k8s.io", "csidrivers"),
      on("create,delete,get,patch,update", "storage.k8s.io", "csinodes"),
      on("get", "storage.k8s.io", "volumeattachments"),
      on("create", "authorization.k8s.io", "localsubjectaccessreviews"),
      REVIEW_TOKENS,
      REVIEW_ACCESS);

  private static final List<PolicyRule> PROXY = List.of(
      EVENTS,
      on(READ, "", "nodes"),
      on("list,watch", "", "endpoints,services"),
      on("list,watch", "discovery.k8s.io", "endpointslices"),
      on("list,watch", "networking.k8s.io", "servicecidrs"));

  private static final List<PolicyRule> DNS = List.of(on("list,watch", "", "endpoints,services"));

  private ComponentRoles() {}

  static List<Obj> roles() {
    return List.of(
        RbacObjects.clusterRole("system:kube-scheduler", SCHEDULER),
        RbacObjects.clusterRole("system:kube-controller-manager", CONTROLLER_MANAGER),
        RbacObjects.clusterRole("system:node", NODE),
        RbacObjects.clusterRole("system:node-proxier", PROXY),
        RbacObjects.clusterRole("system:kube-dns", DNS));
  }

  static List<Obj> bindings() {
    return List.of(
        RbacObjects.clusterBinding("system:kube-scheduler", RbacObjects.user("system:kube-scheduler")),
        RbacObjects.clusterBinding("system:kube-controller-manager", RbacObjects.user("system:kube-controller-manager")),
        RbacObjects.clusterBinding("system:node"),
        RbacObjects.clusterBinding("system:node-proxier", RbacObjects.user("system:kube-proxy")),
        RbacObjects.clusterBinding("system:kube-dns", RbacObjects.serviceAccount("kube-system", "kube-dns")));
  }
}
