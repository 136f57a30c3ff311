package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.List;

/** What is drawn in more than one place. */
final class Draw {
  private static final int MILLION = 1_000_000;

  private Draw() {}

  /** True {@code inAMillion} times of a million; always takes one number. */
  static boolean happens(Randomness random, int inAMillion) {
    return random.nextInt(MILLION) < inAMillion;
  }

  /** From {@code least} to {@code most}, both included; always takes one number. */
  static long nanos(Randomness random, Duration least, Duration most) {
    long width = most.toNanos() - least.toNanos() + 1;
    return least.toNanos() + Long.remainderUnsigned(random.nextLong(), width);
  }

  static Duration duration(Randomness random, Duration least, Duration most) {
    return Duration.ofNanos(nanos(random, least, most));
  }

  static <T> T one(Randomness random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
