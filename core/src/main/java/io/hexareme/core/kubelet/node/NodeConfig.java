package io.hexareme.core.kubelet.node;

import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node as its kubelet announces it.
 *
 * @param labels besides {@code kubernetes.io/hostname}, {@code os} and {@code arch}, which are always there
 * @param taints with which it registers: {@code {key, value, effect}}; later changes are the API's
 * @param capacity quantities by resource: {@code cpu}, {@code memory}, {@code pods} and any other
 * @param podCidr empty to leave {@code spec.podCIDR} to others
 */
public record NodeConfig(
    String name,
    Map<String, String> labels,
    List<Obj> taints,
    Map<String, String> capacity,
    String internalIp,
    String podCidr,
    String kubeletVersion,
    String architecture,
    String osImage) {

  public NodeConfig {
    labels = new LinkedHashMap<>(labels);
    taints = List.copyOf(taints);
    capacity = new LinkedHashMap<>(capacity);
  }

  /** A worker of ordinary size. */
  public static NodeConfig of(String name, String internalIp, String podCidr) {
    Map<String, String> capacity = new LinkedHashMap<>();
    capacity.put("cpu", "8");
    capacity.put("ephemeral-storage", "100Gi");
    capacity.put("memory", "16Gi");
    capacity.put("pods", "110");
    return new NodeConfig(name, Map.of(), List.of(), capacity, internalIp, podCidr, "v1.34.0", "amd64", "Hexareme");
  }

  public NodeConfig withCapacity(String resource, String quantity) {
    Map<String, String> changed = new LinkedHashMap<>(capacity);
    changed.put(resource, quantity);
    return new NodeConfig(name, labels, taints, changed, internalIp, podCidr, kubeletVersion, architecture, osImage);
  }

  public NodeConfig withLabels(Map<String, String> more) {
    Map<String, String> changed = new LinkedHashMap<>(labels);
    changed.putAll(more);
    return new NodeConfig(name, changed, taints, capacity, internalIp, podCidr, kubeletVersion, architecture, osImage);
  }

  public NodeConfig withTaints(List<Obj> changed) {
    return new NodeConfig(name, labels, changed, capacity, internalIp, podCidr, kubeletVersion, architecture, osImage);
  }

  public NodeConfig withKubeletVersion(String version) {
    return new NodeConfig(name, labels, taints, capacity, internalIp, podCidr, version, architecture, osImage);
  }
}
