package io.hexareme.adapters.simulation;

import java.time.Duration;

/**
 * How fast a disk is: the time of each sync is drawn between the two. A snapshot takes ten times as long, beside the appends.
 *
 * @param fastest zero for a disk that answers in the next turn
 */
public record DiskConditions(Duration fastest, Duration slowest) {
  public static final DiskConditions IDEAL = new DiskConditions(Duration.ZERO, Duration.ZERO);

  /** A solid-state disk with a write cache that is to be trusted. */
  public static final DiskConditions SSD = new DiskConditions(Duration.ofNanos(100_000), Duration.ofMillis(1));

  public DiskConditions {
    if (fastest.isNegative() || slowest.compareTo(fastest) < 0) {
      throw new IllegalArgumentException("not a latency: " + fastest + " to " + slowest);
    }
  }
}
