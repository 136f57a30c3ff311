package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Hunt;
import io.hexareme.adapters.assembly.sim.Simulation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Proves for every mutant that its scenario catches it, within a minute each; a line each. */
record SimMutants(PrintWriter out, List<Simulation> simulations, String only) implements Callable<Integer> {
  private static final int MOST_SEEDS = 1000;
  private static final Duration SEARCH = Duration.ofSeconds(40);
  private static final Duration ALL = Duration.ofSeconds(52);

  @Override
  public Integer call() {
    List<String> all = simulations.stream().flatMap(simulation -> simulation.mutants().stream()).filter(this::wanted).toList();
    int width = all.stream().mapToInt(String::length).max().orElse(1);
    int missed = 0;
    long began = System.nanoTime();
    for (Simulation simulation : simulations) {
      for (String mutant : simulation.mutants()) {
        if (wanted(mutant) && !hunt(simulation, mutant, width)) missed++;
      }
    }
    out.println(all.size() - missed + " of " + all.size() + " caught in " + SimLayout.span(Duration.ofNanos(System.nanoTime() - began)));
    return missed == 0 ? 0 : 1;
  }

  private boolean wanted(String mutant) {
    return only == null || only.equals(mutant);
  }

  private boolean hunt(Simulation simulation, String mutant, int width) {
    long began = System.nanoTime();
    Hunt hunt = Hunt.of(simulation, mutant, MOST_SEEDS, over(began, SEARCH), over(began, ALL));
    String took = SimLayout.span(Duration.ofNanos(System.nanoTime() - began));
    String padded = mutant + " ".repeat(width - mutant.length());
    out.println(hunt.small().map(small -> padded + "  caught  seed " + hunt.seeds() + ", " + took + ", shrunk to " + SimLayout.count(small.faults().size(), "fault")
            + " and " + SimLayout.count(small.operations().size(), "operation") + "; by " + simulation.name())
        .orElseGet(() -> padded + "  MISSED  " + SimLayout.count(hunt.seeds(), "seed") + ", " + took + "; by " + simulation.name()));
    out.flush();
    return hunt.caught();
  }

  private static BooleanSupplier over(long began, Duration span) {
    return () -> System.nanoTime() - began > span.toNanos();
  }
}
