package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Thousands of short lives in trouble; {@link Checks} looks after every step. */
final class RandomGroupTest {
  private static final int SEEDS = Integer.getInteger("hexareme.seeds", 2000);
  private static final long FIRST = Long.getLong("hexareme.seed", 1);

  @Test
  void whatever_happens_members_agree() {
    long committed = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      RandomRun run = new RandomRun(seed, EnumSet.noneOf(Flaw.class));
      try {
        run.run(600);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " (alone: -Dhexareme.seed=" + seed + " -Dhexareme.seeds=1): " + e.getMessage(), e);
      }
      committed += run.committed;
    }
    assertThat(committed).as("something must have been agreed on, or nothing was tested").isGreaterThan(SEEDS * 10L);
  }
}
