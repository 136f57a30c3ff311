package io.hexareme.adapters.logfile;

/**
 * How long syncs take, in buckets of an eighth of a power of two (12 % wide). What the disk can do bounds what the store can:
 * one sync per batch. May be read from any thread.
 */
public final class FsyncLatency {
  private static final int FINE = 3;
  private final long[] buckets = new long[Long.SIZE << FINE];
  private long count;
  private long total;
  private long min = Long.MAX_VALUE;

  /** In nanoseconds; all 0 while {@code count} is 0. {@code p99} is the upper edge of its bucket. */
  public record Summary(long count, long min, long mean, long p99) {}

  FsyncLatency() {}

  synchronized void add(long nanos) {
    buckets[bucket(nanos)]++;
    count++;
    total += nanos;
    min = Math.min(min, nanos);
  }

  public synchronized Summary summary() {
    return count == 0 ? new Summary(0, 0, 0, 0) : new Summary(count, min, total / count, percentile(99));
  }

  private long percentile(int percent) {
    long wanted = Math.ceilDiv(count * percent, 100);
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= wanted) return upperEdge(i);
    }
    throw new IllegalStateException("the buckets hold " + seen + " of " + count);
  }

  private static int bucket(long nanos) {
    long value = Math.max(nanos, 1L << FINE);
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    int fine = (int) (value >>> (power - FINE)) & ((1 << FINE) - 1);
    return (power << FINE) + fine;
  }

  private static long upperEdge(int bucket) {
    int power = bucket >>> FINE;
    long fine = bucket & ((1 << FINE) - 1);
    return ((1L << FINE) + fine + 1) << (power - FINE);
  }
}
