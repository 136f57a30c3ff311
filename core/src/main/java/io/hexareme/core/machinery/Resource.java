package io.hexareme.core.machinery;

/**
 * A resource as components name it.
 *
 * @param group empty for the core group
 */
public record Resource(String group, String version, String plural, String kind, boolean namespaced) {
  public static final Resource NAMESPACES = core("namespaces", "Namespace", false);
  public static final Resource NODES = core("nodes", "Node", false);
  public static final Resource PODS = core("pods", "Pod", true);
  public static final Resource SERVICES = core("services", "Service", true);
  public static final Resource ENDPOINTS = core("endpoints", "Endpoints", true);
  public static final Resource CONFIG_MAPS = core("configmaps", "ConfigMap", true);
  public static final Resource SECRETS = core("secrets", "Secret", true);
  public static final Resource SERVICE_ACCOUNTS = core("serviceaccounts", "ServiceAccount", true);
  public static final Resource EVENTS = core("events", "Event", true);
  public static final Resource REPLICATION_CONTROLLERS = core("replicationcontrollers", "ReplicationController", true);
  public static final Resource DEPLOYMENTS = apps("deployments", "Deployment");
  public static final Resource REPLICA_SETS = apps("replicasets", "ReplicaSet");
  public static final Resource STATEFUL_SETS = apps("statefulsets", "StatefulSet");
  public static final Resource DAEMON_SETS = apps("daemonsets", "DaemonSet");
  public static final Resource CONTROLLER_REVISIONS = apps("controllerrevisions", "ControllerRevision");
  public static final Resource LEASES = new Resource("coordination.k8s.io", "v1", "leases", "Lease", true);
  public static final Resource ENDPOINT_SLICES = new Resource("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true);
  public static final Resource POD_DISRUPTION_BUDGETS =
      new Resource("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true);
  public static final Resource PRIORITY_CLASSES = new Resource("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false);
  public static final Resource FLOW_SCHEMAS = flowcontrol("flowschemas", "FlowSchema");
  public static final Resource PRIORITY_LEVELS = flowcontrol("prioritylevelconfigurations", "PriorityLevelConfiguration");
  public static final Resource CUSTOM_RESOURCE_DEFINITIONS =
      new Resource("apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition", false);
  public static final Resource ROLES = rbac("roles", "Role", true);
  public static final Resource ROLE_BINDINGS = rbac("rolebindings", "RoleBinding", true);
  public static final Resource CLUSTER_ROLES = rbac("clusterroles", "ClusterRole", false);
  public static final Resource CLUSTER_ROLE_BINDINGS = rbac("clusterrolebindings", "ClusterRoleBinding", false);

  public static final Resource CERTIFICATE_SIGNING_REQUESTS =
      new Resource("certificates.k8s.io", "v1", "certificatesigningrequests", "CertificateSigningRequest", false);
  public static final Resource SUBJECT_ACCESS_REVIEWS =
      new Resource("authorization.k8s.io", "v1", "subjectaccessreviews", "SubjectAccessReview", false);

  private static Resource core(String plural, String kind, boolean namespaced) {
    return new Resource("", "v1", plural, kind, namespaced);
  }

  private static Resource apps(String plural, String kind) {
    return new Resource("apps", "v1", plural, kind, true);
  }

  private static Resource flowcontrol(String plural, String kind) {
    return new Resource("flowcontrol.apiserver.k8s.io", "v1", plural, kind, false);
  }

  private static Resource rbac(String plural, String kind, boolean namespaced) {
    return new Resource("rbac.authorization.k8s.io", "v1", plural, kind, namespaced);
  }

  /** {@code apps/v1}, or {@code v1} for the core group. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code deployments.apps}, or {@code pods} for the core group: how error messages name it. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The path of the collection, in {@code namespace} when that is not empty, such as {@code /apis/apps/v1/namespaces/x/deployments}. */
  public String path(String namespace) {
    String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
    return root + (namespaced && !namespace.isEmpty() ? "/namespaces/" + namespace : "") + "/" + plural;
  }
}
