package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.FaultSchedule;
import java.util.Optional;

/**
 * Makes the faults of a failing run fewer, as long as it goes on to fail (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input,
 * 2002): parts are left out, halves first, then smaller ones, down to single faults. What fails in the end need not fail for the same reason.
 */
public final class Shrinking {
  private final Scenario scenario;
  private final long seed;
  private final Optional<Mutant> mutant;
  private int runsLeft;

  /** @param runs the most that it may cost */
  public Shrinking(Scenario scenario, long seed, Optional<Mutant> mutant, int runs) {
    this.scenario = scenario;
    this.seed = seed;
    this.mutant = mutant;
    this.runsLeft = runs;
  }

  /** The report of the smallest failing run that was found; {@code failing} itself when nothing can be left out. */
  public Report of(Report failing) {
    Report smallest = failing;
    int part = Math.max(1, failing.faults().size() / 2);
    while (part >= 1 && runsLeft > 0) {
      Report smaller = withoutSome(smallest, part);
      if (smaller != null) smallest = smaller;
      else part /= 2;
    }
    return smallest;
  }

  /** Null when every part of that size is needed. */
  private Report withoutSome(Report failing, int part) {
    FaultSchedule faults = failing.faults();
    for (int from = 0; from < faults.size() && runsLeft > 0; from += part) {
      runsLeft--;
      Report report = ScenarioRun.with(scenario, seed, mutant, faults.without(from, Math.min(faults.size(), from + part)));
      if (!report.passed()) return report;
    }
    return null;
  }
}
