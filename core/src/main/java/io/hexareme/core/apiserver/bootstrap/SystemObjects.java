package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.authentication.FrontProxySettings;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Namespaces, priority classes, and what tells Pods where the API server is. */
final class SystemObjects {
  private static final String SERVICE = "kubernetes";

  private SystemObjects() {}

  static List<Wanted> namespaces() {
    return Stream.of("default", "kube-system", "kube-public", "kube-node-lease").map(name -> Wanted.once(Resource.NAMESPACES,
        Value.obj("kind", "Namespace", "apiVersion", "v1", "metadata", Value.obj("name", name)))).toList();
  }

  static List<Wanted> priorityClasses() {
    return List.of(
        priorityClass("system-cluster-critical", 2_000_000_000,
            "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."),
        priorityClass("system-node-critical", 2_000_001_000,
            "Used for system critical pods that must not be moved from their current node."));
  }

  private static Wanted priorityClass(String name, int value, String description) {
    return Wanted.once(Resource.PRIORITY_CLASSES, Value.obj("kind", "PriorityClass", "apiVersion", "scheduling.k8s.io/v1",
        "metadata", Value.obj("name", name), "value", value, "description", description));
  }

  /** By which aggregated API servers check client certificates, and whom they believe to speak for others: lists as JSON. */
  static Wanted authenticationConfig(String clusterCa, Optional<FrontProxySettings> frontProxy) {
    Map<String, String> data = new TreeMap<>(Map.of("client-ca-file", clusterCa));
    frontProxy.ifPresent(proxies -> {
      data.put("requestheader-client-ca-file", proxies.authority());
      proxies.published().forEach((key, list) -> data.put(key, JsonText.of(Value.strings(list))));
    });
    return Wanted.with(Resource.CONFIG_MAPS, Value.obj("kind", "ConfigMap", "apiVersion", "v1",
        "metadata", Value.obj("name", "extension-apiserver-authentication", "namespace", "kube-system"),
        "data", Value.strings(data)), data.keySet().stream().map(key -> "data." + key).toArray(String[]::new));
  }

  /**
   * The service {@code kubernetes} with its endpoints: always the first address of the range, always port 443.
   *
   * @param clusterIp the first address of the range
   * @param address where the server listens, an IP address
   */
  static List<Wanted> service(String clusterIp, String address, int port) {
    return List.of(
        Wanted.with(Resource.SERVICES, Value.obj("kind", "Service", "apiVersion", "v1",
            "metadata", Value.obj("name", SERVICE, "namespace", "default",
                "labels", Value.obj("component", "apiserver", "provider", SERVICE)),
            "spec", Value.obj("type", "ClusterIP", "clusterIP", clusterIp, "clusterIPs", List.of(clusterIp),
                "sessionAffinity", "None",
                "ports", List.of(Value.obj("name", "https", "protocol", "TCP", "port", 443, "targetPort", port)))), "spec.ports"),
        Wanted.with(Resource.ENDPOINTS, Value.obj("kind", "Endpoints", "apiVersion", "v1",
            "metadata", Value.obj("name", SERVICE, "namespace", "default",
                "labels", Value.obj("endpointslice.kubernetes.io/skip-mirror", "true")),
            "subsets", List.of(Value.obj("addresses", List.of(Value.obj("ip", address)), "ports", List.of(endpointPort(port))))),
            "subsets"),
        Wanted.with(Resource.ENDPOINT_SLICES, Value.obj("kind", "EndpointSlice", "apiVersion", "discovery.k8s.io/v1",
            "metadata", Value.obj("name", SERVICE, "namespace", "default",
                "labels", Value.obj("kubernetes.io/service-name", SERVICE)),
            "addressType", address.contains(":") ? "IPv6" : "IPv4",
            "endpoints", List.of(Value.obj("addresses", List.of(address), "conditions", Value.obj("ready", true))),
            "ports", List.of(endpointPort(port))), "endpoints", "ports"));
  }

  private static Obj endpointPort(int port) {
    return Value.obj("name", "https", "port", port, "protocol", "TCP");
  }
}
