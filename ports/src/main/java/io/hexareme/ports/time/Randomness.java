package io.hexareme.ports.time;

import java.util.UUID;

/**
 * Driven port: random numbers. One stream per concern, forked by name, so that a concern which draws more often does not
 * shift the others. The simulated adapter derives all of it from the run's seed; the real one must be unpredictable even to those who
 * have seen earlier numbers, because the core makes tokens of it.
 */
public interface Randomness {

  /** The next 64 random bits. */
  long nextLong();

  /** A stream of its own; with a seed, determined by that and {@code name} alone (not by what was drawn so far). */
  Randomness fork(String name);

  /** A number from 0 (inclusive) to {@code bound} (exclusive); {@code bound} must be positive. */
  default int nextInt(int bound) {
    return (int) Long.remainderUnsigned(nextLong(), bound);
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  default double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** A version 4 UUID (RFC 9562, section 5.4). */
  default UUID nextUuid() {
    long high = (nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
