package io.hexareme.core.scheduler.queue;

import java.time.Duration;

/** How long a failed attempt is not repeated: 1 s, doubled with every attempt, at most 10 s. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofSeconds(10);

  private Backoff() {}

  /** @param attempts how many failed so far, from 1 */
  public static Duration after(int attempts) {
    Duration delay = FIRST.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
    return delay.compareTo(LAST) > 0 ? LAST : delay;
  }
}
