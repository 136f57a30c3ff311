package io.hexareme.core.controllers.disruption;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Pods whose eviction was granted and whose deletion is not seen yet. They are on their way out and count as unhealthy, but only
 * for a while: an eviction that was granted and never performed must not hold the budget for ever.
 *
 * @param times when each was granted, as {@code status.disruptedPods} has it
 * @param overdue those that were not deleted in time
 * @param next when the next one becomes overdue
 */
record DisruptedPods(Map<String, Value> times, List<PodView> overdue, Optional<Instant> next) {
  private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

  static DisruptedPods of(Obj budget, List<PodView> pods, Instant now) {
    Obj known = budget.at("status", "disruptedPods").asObj();
    Map<String, Value> times = new TreeMap<>();
    List<PodView> overdue = new ArrayList<>();
    Instant next = null;
    for (PodView pod : pods) {
      String name = Meta.name(pod.pod());
      if (pod.isTerminating() || !known.has(name)) {
        continue;
      }
      Instant due = Timestamps.parse(known.at(name)).map(time -> time.plus(DELETION_TIMEOUT)).orElse(Instant.MIN);
      if (due.isAfter(now)) {
        times.put(name, known.at(name));
        next = next == null || due.isBefore(next) ? due : next;
      } else {
        overdue.add(pod);
      }
    }
    return new DisruptedPods(times, overdue, Optional.ofNullable(next));
  }

  /** The Pods that are ready and stay. */
  int healthy(List<PodView> pods) {
    return (int) pods.stream()
        .filter(pod -> !pod.isTerminating() && pod.isReady() && !times.containsKey(Meta.name(pod.pod())))
        .count();
  }
}
