package io.hexareme.core.controllers.replicaset;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far a Pod is. */
final class PodState {
  private PodState() {}

  /** Neither ended nor on its way out. */
  static boolean isActive(Value pod) {
    return !isOver(pod) && !Meta.isTerminating(pod);
  }

  static boolean isTerminating(Value pod) {
    return !isOver(pod) && Meta.isTerminating(pod);
  }

  private static boolean isOver(Value pod) {
    String phase = pod.text("status", "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  static boolean isReady(Value pod) {
    return Conditions.isTrue(pod, "Ready");
  }

  /** Since when it is ready; empty when it is not, or does not say. */
  static Optional<Instant> readySince(Value pod) {
    return Conditions.find(pod.at("status", "conditions"), "Ready")
        .filter(condition -> condition.text("status").equals("True"))
        .flatMap(condition -> Timestamps.parse(condition.at("lastTransitionTime")));
  }

  /** Whether it has been ready for {@code minReady}. */
  static boolean isAvailable(Value pod, Duration minReady, Instant now) {
    return isReady(pod)
        && (minReady.isZero() || readySince(pod).filter(since -> !since.plus(minReady).isAfter(now)).isPresent());
  }

  /** How long until a ready Pod is available if it stays ready; empty when it is available, or not ready. */
  static Optional<Duration> untilAvailable(Value pod, Duration minReady, Instant now) {
    return readySince(pod).map(since -> Duration.between(now, since.plus(minReady))).filter(left -> left.isPositive());
  }
}
