package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * How the cluster is reached, for whoever wants to join it and knows nothing else: anybody may read it, and bootstrap tokens sign it. As
 * kubeadm leaves it behind.
 */
final class ClusterInfo {
  private static final String NAMESPACE = "kube-public";
  private static final String NAME = "cluster-info";
  private static final String ROLE = "kubeadm:bootstrap-signer-clusterinfo";
  private static final String RBAC = "rbac.authorization.k8s.io";

  private ClusterInfo() {}

  static List<Wanted> objects(String clusterCa, String host, int port) {
    return List.of(
        Wanted.with(Resource.CONFIG_MAPS, Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", metadata(NAME),
            "data", Value.obj("kubeconfig", kubeconfig(clusterCa, host, port))), "data.kubeconfig"),
        Wanted.once(Resource.ROLES, Value.obj("kind", "Role", "apiVersion", RBAC + "/v1", "metadata", metadata(ROLE),
            "rules", List.of(Rules.named("get", "", "configmaps", NAME).toValue()))),
        Wanted.once(Resource.ROLE_BINDINGS, Value.obj("kind", "RoleBinding", "apiVersion", RBAC + "/v1", "metadata", metadata(ROLE),
            "roleRef", Value.obj("apiGroup", RBAC, "kind", "Role", "name", ROLE),
            "subjects", List.of(RbacObjects.user("system:anonymous")))));
  }

  private static Obj metadata(String name) {
    return Value.obj("name", name, "namespace", NAMESPACE);
  }

  /** Only where the server is, and by whose certificate it is known. */
  private static String kubeconfig(String clusterCa, String host, int port) {
    String authority = Base64.getEncoder().encodeToString(clusterCa.getBytes(StandardCharsets.UTF_8));
    String address = host.contains(":") ? "[" + host + "]" : host;
    return String.join("\n",
        "apiVersion: v1",
        "clusters:",
        "- cluster:",
        "    certificate-authority-data: " + authority,
        "    server: https://" + address + ":" + port,
        "  name: \"\"",
        "contexts: null",
        "current-context: \"\"",
        "kind: Config",
        "preferences: {}",
        "users: null",
        "");
  }
}
