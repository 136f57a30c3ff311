package io.hexareme.core.store.log;

import java.util.Arrays;

/**
 * How long something took lately: durations of the last {@link #SECONDS} seconds, sorted into buckets that are a quarter of an octave wide,
 * so a percentile is right to within a fifth.
 */
final class RecentTimes {
  static final int SECONDS = 30;
  private static final long SECOND = 1_000_000_000L;
  private static final int PER_OCTAVE = 4;
  private static final int BUCKETS = 40 * PER_OCTAVE; // up to 2^40 ns, some 18 minutes

  private final int[][] counts = new int[SECONDS][];
  private final long[] seconds = new long[SECONDS];

  void observe(long now, long nanos) {
    int slot = Math.floorMod(now / SECOND, SECONDS);
    if (counts[slot] == null) counts[slot] = new int[BUCKETS];
    if (seconds[slot] != now / SECOND) {
      seconds[slot] = now / SECOND;
      Arrays.fill(counts[slot], 0);
    }
    counts[slot][bucket(nanos)]++;
  }

  /** About the duration that only one in a hundred of the lately observed exceed; 0 when nothing was observed. */
  long percentile99(long now) {
    int[] sum = new int[BUCKETS];
    long total = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      if (counts[slot] == null || now / SECOND - seconds[slot] >= SECONDS) continue;
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        sum[bucket] += counts[slot][bucket];
        total += counts[slot][bucket];
      }
    }
    long above = total / 100;
    for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
      above -= sum[bucket];
      if (above < 0) return (long) Math.pow(2, (bucket + 0.5) / PER_OCTAVE);
    }
    return 0;
  }

  private static int bucket(long nanos) {
    if (nanos <= 1) return 0;
    return (int) Math.min(BUCKETS - 1, Math.log(nanos) / Math.log(2) * PER_OCTAVE);
  }
}
