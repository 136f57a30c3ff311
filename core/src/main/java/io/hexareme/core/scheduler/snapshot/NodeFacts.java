package io.hexareme.core.scheduler.snapshot;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a Node object matters to scheduling; two versions that are equal here are the same to the scheduler, so heartbeats
 * cost nothing.
 *
 * @param pods how many Pods it may run
 * @param images size in bytes by every name of every image it has
 */
public record NodeFacts(
    String name,
    Map<String, String> labels,
    boolean unschedulable,
    List<Taint> taints,
    Resources allocatable,
    long pods,
    Map<String, Long> images) {

  public static NodeFacts of(Obj node) {
    Value allocatable = node.at("status", "allocatable");
    Value offered = allocatable.isNull() ? node.at("status", "capacity") : allocatable;
    return new NodeFacts(
        Meta.name(node),
        Meta.labels(node),
        node.at("spec", "unschedulable").asBool(false),
        Taint.of(node),
        Resources.of(offered),
        Resources.quantity(offered.at("pods")).value(),
        images(node));
  }

  private static Map<String, Long> images(Obj node) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (Value image : node.list("status", "images")) {
      long size = image.at("sizeBytes").asLong(0);
      image.list("names").forEach(name -> sizes.put(name.asString(""), size));
    }
    return sizes.isEmpty() ? Map.of() : sizes;
  }

  /** The value of a label, or null. */
  public String label(String key) {
    return labels.get(key);
  }

  public boolean hasHardTaint() {
    return taints.stream().anyMatch(Taint::isHard);
  }

  public boolean hasSoftTaint() {
    return taints.stream().anyMatch(Taint::isSoft);
  }
}
