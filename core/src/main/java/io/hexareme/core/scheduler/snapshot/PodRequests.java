package io.hexareme.core.scheduler.snapshot;

import io.hexareme.ports.value.Value;
import java.util.function.Function;

/**
 * What a whole Pod asks for. Containers and sidecars (init containers with {@code restartPolicy: Always}) run together, so they
 * add up; each other init container runs alone beside the sidecars started before it, so the largest of those moments counts;
 * overhead comes on top (KEP-753, KEP-688). Requests on the Pod itself replace the sum for what they name (KEP-2837).
 */
final class PodRequests {
  /** What a container without a request is taken to use when nodes are compared, so that such Pods spread too. */
  static final long DEFAULT_MILLI_CPU = 100;
  static final long DEFAULT_MEMORY = 200L * 1024 * 1024;

  private PodRequests() {}

  /** Exactly what was asked. */
  static Resources of(Value pod) {
    return total(pod, container -> Resources.of(container.at("resources", "requests")));
  }

  /** The same with the defaults above for what no container asked of cpu and memory. */
  static Resources nonZero(Value pod) {
    return total(pod, PodRequests::withDefaults);
  }

  private static Resources withDefaults(Value container) {
    Value requests = container.at("resources", "requests");
    Resources asked = Resources.of(requests);
    return new Resources(
        requests.at("cpu").isNull() ? DEFAULT_MILLI_CPU : asked.milliCpu(),
        requests.at("memory").isNull() ? DEFAULT_MEMORY : asked.memory(),
        asked.ephemeralStorage(),
        asked.others());
  }

  private static Resources total(Value pod, Function<Value, Resources> request) {
    Resources running = Resources.NONE;
    for (Value container : pod.list("spec", "containers")) {
      running = running.plus(request.apply(container));
    }
    Resources sidecars = Resources.NONE;
    Resources peak = Resources.NONE;
    for (Value container : pod.list("spec", "initContainers")) {
      Resources own = request.apply(container);
      if (container.text("restartPolicy").equals("Always")) {
        sidecars = sidecars.plus(own);
        peak = peak.max(sidecars);
      } else {
        peak = peak.max(sidecars.plus(own));
      }
    }
    Resources sum = podLevel(running.plus(sidecars).max(peak), pod.at("spec", "resources", "requests"));
    return sum.plus(Resources.of(pod.at("spec", "overhead")));
  }

  private static Resources podLevel(Resources sum, Value requests) {
    if (requests.asObj().isEmpty()) {
      return sum;
    }
    Resources asked = Resources.of(requests);
    Resources others = new Resources(0, 0, 0, asked.others()).max(new Resources(0, 0, 0, sum.others()));
    return new Resources(
        requests.at("cpu").isNull() ? sum.milliCpu() : asked.milliCpu(),
        requests.at("memory").isNull() ? sum.memory() : asked.memory(),
        sum.ephemeralStorage(),
        others.others());
  }
}
