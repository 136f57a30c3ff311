package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.EVENTS;
import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.named;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Roles of Kubernetes' controllers that do not run in this cluster: operators bring some of them, and bindings name their roles. */
final class AbsentControllerRoles {
  private static final String PREFIX = "system:controller:";
  private static final String STORAGE = "storage.k8s.io";
  private static final Map<String, List<PolicyRule>> ROLES = described();

  private AbsentControllerRoles() {}

  static List<Obj> roles() {
    return ROLES.entrySet().stream().map(e -> RbacObjects.clusterRole(PREFIX + e.getKey(), e.getValue())).toList();
  }

  static List<Obj> bindings() {
    return ROLES.keySet().stream().map(name ->
        RbacObjects.clusterBinding(PREFIX + name, RbacObjects.serviceAccount("kube-system", name))).toList();
  }

  private static Map<String, List<PolicyRule>> described() {
    Map<String, List<PolicyRule>> roles = new LinkedHashMap<>();
    volumes(roles);
    networks(roles);
    return roles;
  }

  private static void volumes(Map<String, List<PolicyRule>> roles) {
    add(roles, "attachdetach-controller",
        on("list,watch", "", "persistentvolumeclaims,persistentvolumes"),
        on(READ, "", "nodes"),
        on("patch,update", "", "nodes/status"),
        on("list,watch", "", "pods"),
        on(READ + ",create,delete", STORAGE, "volumeattachments"),
        on(READ, STORAGE, "csidrivers,csinodes"));
    add(roles, "ephemeral-volume-controller",
        on(READ, "", "pods"),
        on("update", "", "pods/finalizers"),
        on(READ + ",create", "", "persistentvolumeclaims"));
    add(roles, "expand-controller",
        on(READ + ",patch,update", "", "persistentvolumes"),
        on("patch,update", "", "persistentvolumeclaims/status"),
        on(READ, "", "persistentvolumeclaims"));
    add(roles, "persistent-volume-binder",
        on(READ + ",create,delete,update", "", "persistentvolumes"),
        on("update", "", "persistentvolumes/status"),
        on(READ + ",update", "", "persistentvolumeclaims"),
        on("update", "", "persistentvolumeclaims/status"),
        on(READ + ",create,delete", "", "pods"),
        on(READ, STORAGE, "storageclasses"),
        on("list,watch", "", "nodes"),
        on("watch", "", "events"));
    add(roles, "resource-claim-controller",
        on(READ, "", "pods"),
        on("update", "", "pods/finalizers"),
        on("patch,update", "", "pods/status"),
        on(READ + ",create,delete", "resource.k8s.io", "resourceclaims"),
        on("patch,update", "resource.k8s.io", "resourceclaims,resourceclaims/status"));
    add(roles, "selinux-warning-controller",
        on(READ, "", "persistentvolumeclaims,persistentvolumes,pods"),
        on(READ, STORAGE, "csidrivers"));
    add(roles, "volumeattributesclass-protection-controller",
        on(READ, "", "persistentvolumeclaims,persistentvolumes"),
        on(READ + ",update", STORAGE, "volumeattributesclasses"));
  }

  private static void networks(Map<String, List<PolicyRule>> roles) {
    add(roles, "route-controller", on("list,watch", "", "nodes"), on("patch", "", "nodes/status"));
    add(roles, "service-controller",
        on(READ, "", "services"), on("patch,update", "", "services/status"), on("list,watch", "", "nodes"));
    add(roles, "service-cidrs-controller",
        on(READ + ",patch,update", "networking.k8s.io", "servicecidrs"),
        on("patch,update", "networking.k8s.io", "servicecidrs/finalizers,servicecidrs/status"),
        on(READ, "networking.k8s.io", "ipaddresses"));
    add(roles, "ttl-controller", on("list,patch,update,watch", "", "nodes"));
    roles.put("legacy-service-account-token-cleaner", List.of(
        named("get", "", "configmaps", "kube-apiserver-legacy-service-account-token-tracking"), on("delete,patch", "", "secrets")));
  }

  private static void add(Map<String, List<PolicyRule>> roles, String name, PolicyRule... rules) {
    List<PolicyRule> all = new ArrayList<>(List.of(rules));
    all.add(EVENTS);
    roles.put(name, all);
  }
}
