package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Pod needs as a whole (KEP-753, KEP-688): its containers and sidecars together, or an init container with the sidecars that run
 * beside it if that is more; and its overhead.
 */
final class PodTotals {
  private PodTotals() {}

  static Map<String, Quantity> requests(Obj pod) {
    Map<String, Quantity> total = of(pod, "requests");
    overhead(pod).forEach((name, amount) -> total.merge(name, amount, Quantity::plus));
    return total;
  }

  /** The overhead counts for what is limited at all. */
  static Map<String, Quantity> limits(Obj pod) {
    Map<String, Quantity> total = of(pod, "limits");
    overhead(pod).forEach((name, amount) -> total.computeIfPresent(name, (n, sum) -> sum.plus(amount)));
    return total;
  }

  private static Map<String, Quantity> overhead(Obj pod) {
    return LimitRangeItem.quantities(pod.at("spec", "overhead"));
  }

  private static Map<String, Quantity> of(Obj pod, String field) {
    Map<String, Quantity> running = new TreeMap<>();
    pod.list("spec", "containers").forEach(container -> add(running, container, field));
    Map<String, Quantity> sidecars = new TreeMap<>();
    Map<String, Quantity> starting = new TreeMap<>();
    for (Value container : pod.list("spec", "initContainers")) {
      Map<String, Quantity> now = new TreeMap<>(sidecars);
      if (container.text("restartPolicy").equals("Always")) {
        add(running, container, field);
        add(sidecars, container, field);
        now = new TreeMap<>(sidecars);
      } else {
        add(now, container, field);
      }
      now.forEach((name, amount) -> starting.merge(name, amount, PodTotals::larger));
    }
    starting.forEach((name, amount) -> running.merge(name, amount, PodTotals::larger));
    return running;
  }

  private static void add(Map<String, Quantity> total, Value container, String field) {
    LimitRangeItem.quantities(container.at("resources", field)).forEach((name, amount) -> total.merge(name, amount, Quantity::plus));
  }

  private static Quantity larger(Quantity one, Quantity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
