package io.hexareme.adapters.simulation.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.history.History;
import org.junit.jupiter.api.Test;

/** Whatever a correct store does under concurrency, with answers lost, is accepted. */
final class RandomHistoriesTest {

  @Test
  void short_histories_are_accepted() {
    for (long seed = 0; seed < 400; seed++) accepted(seed, 60, 0.15);
  }

  @Test
  void histories_with_most_answers_lost_are_accepted() {
    for (long seed = 0; seed < 200; seed++) accepted(seed, 40, 0.6);
  }

  @Test
  void a_long_history_is_accepted() {
    accepted(7, 4000, 0.1);
  }

  private static void accepted(long seed, int operations, double lost) {
    History history = new RandomStore(seed, lost).run(operations);
    Verdict verdict = new StoreChecker().check(history);
    assertThat(verdict).as("seed %d: %s", seed, verdict).isInstanceOf(Verdict.Accepted.class);
  }
}
