package io.hexareme.core.controllers.replicaset;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of several Pods is missed least: the least one comes first. Ages count by powers of two (KEP-2185), so that among Pods of
 * about the same age their uid decides, and not the order in which they happened to start.
 */
final class DeletionOrder implements Comparator<Obj> {
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

  private final Comparator<Obj> order;

  /** @param alikeOnNode how many Pods of the same kind of work run on each node */
  DeletionOrder(Map<String, Integer> alikeOnNode, Instant now) {
    order = firstThoseThat(pod -> pod.text("spec", "nodeName").isEmpty())
        .thenComparing(DeletionOrder::phaseRank)
        .thenComparing(firstThoseThat(pod -> !PodState.isReady(pod)))
        .thenComparing(DeletionOrder::deletionCost)
        .thenComparing(pod -> -alikeOnNode.getOrDefault(pod.text("spec", "nodeName"), 0))
        .thenComparing(pod -> PodState.isReady(pod) ? age(PodState.readySince(pod), now) : 0)
        .thenComparing(pod -> -restarts(pod))
        .thenComparing(pod -> age(Timestamps.parse(pod.at("metadata", "creationTimestamp")), now))
        .thenComparing(Meta::uid);
  }

  @Override
  public int compare(Obj one, Obj other) {
    return order.compare(one, other);
  }

  private static Comparator<Obj> firstThoseThat(Predicate<Obj> property) {
    return Comparator.comparing(pod -> !property.test(pod));
  }

  private static int phaseRank(Obj pod) {
    return switch (pod.text("status", "phase")) {
      case "Running" -> 2;
      case "Unknown" -> 1;
      default -> 0;
    };
  }

  private static int deletionCost(Obj pod) {
    String text = pod.text("metadata", "annotations", DELETION_COST);
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private static int restarts(Obj pod) {
    return pod.list("status", "containerStatuses").stream().mapToInt(DeletionOrder::restartsOf).max().orElse(0);
  }

  private static int restartsOf(Value status) {
    return status.at("restartCount").asInt(0);
  }

  /** The power of two of the nanoseconds since then; below all others for a time that is not known or has not come. */
  private static int age(Optional<Instant> since, Instant now) {
    long nanos = since.map(time -> Duration.between(time, now)).map(DeletionOrder::nanos).orElse(0L);
    return nanos <= 0 ? -1 : 63 - Long.numberOfLeadingZeros(nanos);
  }

  private static long nanos(Duration duration) {
    return duration.getSeconds() > Integer.MAX_VALUE ? Long.MAX_VALUE : duration.toNanos();
  }
}
