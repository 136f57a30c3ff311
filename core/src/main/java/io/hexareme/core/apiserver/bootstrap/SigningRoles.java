package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.named;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Roles about certificates, tokens and joining nodes; bound to nobody but where a cluster's operator binds them. */
final class SigningRoles {
  private static final String GROUP = "certificates.k8s.io";
  private static final String REQUESTS = "certificatesigningrequests";
  private static final String PREFIX = "system:certificates.k8s.io:";

  private SigningRoles() {}

  static List<Obj> roles() {
    List<Obj> roles = new ArrayList<>(List.of(
        RbacObjects.clusterRole(PREFIX + REQUESTS + ":nodeclient", List.of(on("create", GROUP, REQUESTS + "/nodeclient"))),
        RbacObjects.clusterRole(PREFIX + REQUESTS + ":selfnodeclient", List.of(on("create", GROUP, REQUESTS + "/selfnodeclient"))),
        RbacObjects.clusterRole("system:node-bootstrapper", List.of(on(READ + ",create", GROUP, REQUESTS))),
        RbacObjects.clusterRole("system:kubelet-api-admin", List.of(
            on(READ + ",proxy", "", "nodes"),
            on("*", "", "nodes/log,nodes/metrics,nodes/proxy,nodes/stats"))),
        RbacObjects.role("kube-system", "system:controller:token-cleaner", List.of(on(READ + ",delete", "", "secrets"), Rules.EVENTS)),
        RbacObjects.role("kube-system", "system:controller:bootstrap-signer", List.of(on(READ, "", "secrets"))),
        RbacObjects.role("kube-public", "system:controller:bootstrap-signer", List.of(
            on(READ, "", "configmaps"), named("update", "", "configmaps", "cluster-info"), Rules.EVENTS)),
        RbacObjects.role("kube-system", "system:controller:cloud-provider", List.of(on(READ + ",create", "", "configmaps"))),
        leaderLocking("kube-controller-manager"),
        leaderLocking("kube-scheduler")));
    for (String signer : List.of("kube-apiserver-client", "kube-apiserver-client-kubelet", "kubelet-serving", "legacy-unknown")) {
      PolicyRule approve = named("approve", GROUP, "signers", "kubernetes.io/" + signer);
      roles.add(RbacObjects.clusterRole(PREFIX + signer + "-approver", List.of(approve)));
    }
    return roles;
  }

  private static Obj leaderLocking(String component) {
    return RbacObjects.role("kube-system", "system::leader-locking-" + component, List.of(
        on("watch", "", "configmaps"), named("get,update", "", "configmaps", component),
        on("create,get,list,update,watch", "coordination.k8s.io", "leasecandidates,leases")));
  }

  static List<Obj> bindings() {
    return List.of(
        RbacObjects.binding("kube-system", "system:controller:token-cleaner", RbacObjects.serviceAccount("kube-system", "token-cleaner")),
        RbacObjects.binding("kube-system", "system:controller:bootstrap-signer", RbacObjects.serviceAccount("kube-system", "bootstrap-signer")),
        RbacObjects.binding("kube-public", "system:controller:bootstrap-signer", RbacObjects.serviceAccount("kube-system", "bootstrap-signer")),
        RbacObjects.binding("kube-system", "system:controller:cloud-provider", RbacObjects.serviceAccount("kube-system", "cloud-provider")),
        RbacObjects.binding("kube-system", "system::leader-locking-kube-controller-manager",
            RbacObjects.user("system:kube-controller-manager"), RbacObjects.serviceAccount("kube-system", "kube-controller-manager")),
        RbacObjects.binding("kube-system", "system::leader-locking-kube-scheduler",
            RbacObjects.user("system:kube-scheduler"), RbacObjects.serviceAccount("kube-system", "kube-scheduler")));
  }
}
