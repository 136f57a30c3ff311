package io.hexareme.adapters.testkit.bridge;

import java.time.Duration;
import java.util.Optional;

/** When guests are given a fresh grace on the way through a span of time. */
final class Pace {
  static final int REPRIEVES = 50;
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Duration step;
  private Duration next;

  Pace(Duration from, Duration span) {
    Duration even = span.dividedBy(REPRIEVES);
    this.step = even.compareTo(LEAST) < 0 ? LEAST : even;
    this.next = from.plus(step);
  }

  /** Whether the next event lies beyond the next such point; that is passed then. */
  boolean isDue(Duration elapsed, Optional<Duration> untilNext) {
    Duration nextEvent = untilNext.map(elapsed::plus).orElse(next);
    if (nextEvent.compareTo(next) < 0) {
      return false;
    }
    while (next.compareTo(nextEvent) <= 0) {
      next = next.plus(step);
    }
    return true;
  }
}
