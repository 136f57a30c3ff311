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
  private final int[] sum = new int[BUCKETS];
  private long total;
  private long newest = Long.MIN_VALUE; // the second up to which everything too old has been taken out of the sum

  void observe(long now, long nanos) {
    forget(now / SECOND);
    int slot = Math.floorMod(now / SECOND, SECONDS);
    if (counts[slot] == null) counts[slot] = new int[BUCKETS];
    int bucket = bucket(nanos);
    counts[slot][bucket]++;
    sum[bucket]++;
    total++;
  }

  /** About the duration that only one in a hundred of the lately observed exceed; 0 when nothing was observed. */
  long percentile99(long now) {
    forget(now / SECOND);
    long above = total / 100;
    for (int bucket = BUCKETS - 1; bucket >= 0 && total > 0; bucket--) {
      above -= sum[bucket];
      if (above < 0) return (long) Math.pow(2, (bucket + 0.5) / PER_OCTAVE);
    }
    return 0;
  }

  /** Each second that has begun takes the place of the one that is too old now. */
  private void forget(long second) {
    if (newest == Long.MIN_VALUE) newest = second;
    for (long begun = Math.max(newest + 1, second - SECONDS + 1); begun <= second; begun++) {
      clear(counts[Math.floorMod(begun, SECONDS)]);
    }
    newest = Math.max(newest, second);
  }

  private void clear(int[] old) {
    if (old == null) return;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sum[bucket] -= old[bucket];
      total -= old[bucket];
    }
    Arrays.fill(old, 0);
  }

  private static int bucket(long nanos) {
    if (nanos <= 1) return 0;
    return (int) Math.min(BUCKETS - 1, Math.log(nanos) / Math.log(2) * PER_OCTAVE);
  }
}
