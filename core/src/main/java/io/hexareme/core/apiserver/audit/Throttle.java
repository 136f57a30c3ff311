package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.time.Loop;
import java.time.Duration;

/** A bucket of tokens that fills steadily: so many at once, so many a second in the long run. */
final class Throttle {
  private static final double NANOS = 1e9;

  private final Loop loop;
  private final double perSecond;
  private final int burst;
  private double tokens;
  private long filled;

  Throttle(Loop loop, double perSecond, int burst) {
    this.loop = loop;
    this.perSecond = perSecond;
    this.burst = burst;
    tokens = burst;
    filled = loop.nanos();
  }

  /** Takes a token, when it is there. */
  boolean take() {
    long now = loop.nanos();
    tokens = Math.min(burst, tokens + (now - filled) / NANOS * perSecond);
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** How long it takes until there is one, at the most. */
  Duration untilNext() {
    return Duration.ofNanos((long) Math.ceil(NANOS / perSecond));
  }
}
