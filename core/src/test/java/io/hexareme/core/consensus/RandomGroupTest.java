package io.hexareme.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of short lives in trouble; {@link Checks} looks after every step. */
final class RandomGroupTest {
  private static final int SEEDS = Integer.getInteger("hexareme.seeds", 1000);
  private static final long FIRST = Long.getLong("hexareme.seed", 1);

  @Test
  void whatever_happens_members_agree() {
    long committed = 0;
    int jointly = 0;
    int installed = 0;
    int recovered = 0;
    int reads = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      RandomRun run = new RandomRun(seed, EnumSet.noneOf(Flaw.class));
      try {
        run.run(600);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + " (alone: -Dhexareme.seed=" + seed + " -Dhexareme.seeds=1): " + e.getMessage(), e);
      }
      committed += run.committed;
      jointly += run.jointly ? 1 : 0;
      installed += run.installed ? 1 : 0;
      recovered += run.recovered ? 1 : 0;
      reads += run.reads;
    }
    if (SEEDS < 100) return;
    assertThat(List.of(jointly, installed, recovered, reads)).as("joint changes, snapshots, recoveries and reads in %s seeds", SEEDS)
        .allSatisfy(happened -> assertThat(happened).isGreaterThan(SEEDS / 100));
    assertThat(committed).as("something must have been agreed on, or nothing was tested").isGreaterThan(SEEDS * 10L);
  }
}
