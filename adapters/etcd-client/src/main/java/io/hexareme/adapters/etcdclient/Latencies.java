package io.hexareme.adapters.etcdclient;

import java.util.Arrays;

/** How long the requests of the last half minute took; of many, the newest. */
final class Latencies {
  static final long WINDOW_NANOS = 30_000_000_000L;
  private static final int SIZE = 1024;
  private static final int FEW = 5;

  private final long[] at = new long[SIZE];
  private final long[] took = new long[SIZE];
  private long count;

  void add(long nowNanos, long tookNanos) {
    int slot = (int) (count++ % SIZE);
    at[slot] = nowNanos;
    took[slot] = tookNanos;
  }

  /** The 99th percentile in nanoseconds; 0 when there are too few to say. */
  long percentile99(long nowNanos) {
    long[] recent = new long[SIZE];
    int found = 0;
    for (int slot = 0; slot < Math.min(count, SIZE); slot++) {
      if (nowNanos - at[slot] <= WINDOW_NANOS) recent[found++] = took[slot];
    }
    if (found < FEW) return 0;
    Arrays.sort(recent, 0, found);
    return recent[Math.ceilDiv(found * 99, 100) - 1];
  }
}
