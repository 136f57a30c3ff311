package io.hexareme.core.kubelet.admission;

import io.hexareme.core.kubelet.pod.PodMemory.Rejection;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether this node takes a Pod.
 *
 * @param labels the Node's as the API has them
 * @param allocatable quantities by resource
 */
public record Admission(String nodeName, Map<String, String> labels, Map<String, String> allocatable) {

  /** @param others the Pods that this node has taken and that have not ended */
  public Optional<Rejection> check(Obj pod, List<Obj> others) {
    if (!NodeAffinity.accepts(pod, nodeName, labels)) {
      return Optional.of(new Rejection("NodeAffinity", "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"));
    }
    BigDecimal room = Amount.parse(allocatable.getOrDefault("pods", "110"));
    if (BigDecimal.valueOf(others.size() + 1L).compareTo(room) > 0) {
      return Optional.of(outOf("pods", BigDecimal.ONE, BigDecimal.valueOf(others.size()), room));
    }
    return resources(pod).stream().map(resource -> check(pod, others, resource)).flatMap(Optional::stream).findFirst();
  }

  /** Whether the Pod cares for the node's labels at all. */
  public static boolean selectsNodes(Value pod) {
    return !pod.at("spec", "nodeSelector").asObj().isEmpty()
        || !pod.at("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution").isNull();
  }

  private Optional<Rejection> check(Obj pod, List<Obj> others, String resource) {
    BigDecimal wanted = PodRequests.of(pod, resource);
    BigDecimal used = others.stream().map(other -> PodRequests.of(other, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal capacity = Amount.parse(allocatable.getOrDefault(resource, "0"));
    boolean fits = wanted.signum() == 0 || used.add(wanted).compareTo(capacity) <= 0;
    return fits ? Optional.empty() : Optional.of(outOf(resource, wanted, used, capacity));
  }

  private static Set<String> resources(Value pod) {
    Set<String> names = new LinkedHashSet<>();
    for (String list : List.of("containers", "initContainers")) {
      pod.list("spec", list).forEach(container -> names.addAll(container.at("resources", "requests").asObj().fields().keySet()));
    }
    return names;
  }

  private static Rejection outOf(String resource, BigDecimal wanted, BigDecimal used, BigDecimal capacity) {
    String message = "Node didn't have enough resource: " + resource
        + ", requested: " + Amount.print(resource, wanted)
        + ", used: " + Amount.print(resource, used)
        + ", capacity: " + Amount.print(resource, capacity);
    return new Rejection("OutOf" + resource, message);
  }
}
