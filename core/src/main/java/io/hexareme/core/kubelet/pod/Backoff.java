package io.hexareme.core.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before a container is started once more: 10 s after the second end, doubling to 5 min; the first restart is
 * at once. Forgotten after 10 min without an end
 * (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy).
 */
public record Backoff(Duration delay, Instant updated) {
  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration LAST = Duration.ofSeconds(300);
  private static final Duration FORGOTTEN = LAST.multipliedBy(2);

  /** The back-off after {@code before} (null for none), when a container that ended at {@code ended} is started again. */
  public static Backoff next(Backoff before, Instant ended, Instant now) {
    return new Backoff(before == null || before.forgottenBy(ended) ? FIRST : doubled(before.delay), now);
  }

  static Duration doubled(Duration delay) {
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(LAST) > 0 ? LAST : twice;
  }

  /** Until when one that ended at {@code ended} must wait; null when it need not. An end yet to come is one before the clock was set back: nobody waits for it. */
  Instant until(Instant ended, Instant now) {
    Instant end = ended.plus(delay);
    return forgottenBy(ended) || now.isBefore(ended) || !now.isBefore(end) ? null : end;
  }

  private boolean forgottenBy(Instant ended) {
    return Duration.between(updated, ended).compareTo(FORGOTTEN) > 0;
  }
}
