package io.hexareme.features.support;

import java.util.List;

/** A kind that features speak of, and where the API serves it. */
public record Kind(String name, String apiVersion, String plural, boolean namespaced) {
  private static final List<Kind> ALL = List.of(
      core("Namespace", "namespaces", false),
      core("Node", "nodes", false),
      core("Pod", "pods", true),
      core("Service", "services", true),
      core("Endpoints", "endpoints", true),
      core("ConfigMap", "configmaps", true),
      core("Secret", "secrets", true),
      core("ServiceAccount", "serviceaccounts", true),
      core("Event", "events", true),
      core("LimitRange", "limitranges", true),
      core("ResourceQuota", "resourcequotas", true),
      new Kind("Deployment", "apps/v1", "deployments", true),
      new Kind("ReplicaSet", "apps/v1", "replicasets", true),
      new Kind("Lease", "coordination.k8s.io/v1", "leases", true),
      new Kind("EndpointSlice", "discovery.k8s.io/v1", "endpointslices", true),
      new Kind("PodDisruptionBudget", "policy/v1", "poddisruptionbudgets", true),
      new Kind("PriorityClass", "scheduling.k8s.io/v1", "priorityclasses", false),
      new Kind("Role", "rbac.authorization.k8s.io/v1", "roles", true),
      new Kind("RoleBinding", "rbac.authorization.k8s.io/v1", "rolebindings", true),
      new Kind("ClusterRole", "rbac.authorization.k8s.io/v1", "clusterroles", false),
      new Kind("ClusterRoleBinding", "rbac.authorization.k8s.io/v1", "clusterrolebindings", false));

  private static Kind core(String name, String plural, boolean namespaced) {
    return new Kind(name, "v1", plural, namespaced);
  }

  /** The kind of that name, in the singular or with an s. */
  public static Kind of(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name) || name.equals(kind.name + "s")).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("features do not know the kind " + name));
  }

  /** The path of all its objects, of every namespace. */
  public String path() {
    return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/" + plural;
  }

  /** The path of its objects in that namespace. */
  public String path(String namespace) {
    return namespaced ? (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/namespaces/" + namespace + "/" + plural : path();
  }
}
