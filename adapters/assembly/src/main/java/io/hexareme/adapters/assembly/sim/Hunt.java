package io.hexareme.adapters.assembly.sim;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks for a mutant: tries seeds from 1 on until one fails, then makes that run smaller.
 *
 * @param first the run that caught it; {@code small} what became of that
 * @param seeds how many were tried
 */
public record Hunt(Simulation simulation, String mutant, Optional<Run> first, Optional<Run> small, int seeds) {
  private static final int MOST_RUNS = 120;

  /**
   * @param mostSeeds how many seeds are tried
   * @param searchOver whether to look for no further seed
   * @param shrinkOver whether to make it no smaller
   */
  public static Hunt of(Simulation simulation, String mutant, int mostSeeds, BooleanSupplier searchOver, BooleanSupplier shrinkOver) {
    int seeds = 0;
    while (seeds < mostSeeds && (seeds == 0 || !searchOver.getAsBoolean())) {
      Run run = simulation.run(Options.seed(++seeds).mutant(mutant));
      if (!run.passed()) {
        Run small = new Shrinking(simulation, MOST_RUNS, shrinkOver).of(run);
        return new Hunt(simulation, mutant, Optional.of(run), Optional.of(small), seeds);
      }
    }
    return new Hunt(simulation, mutant, Optional.empty(), Optional.empty(), seeds);
  }

  public boolean caught() {
    return first.isPresent();
  }
}
