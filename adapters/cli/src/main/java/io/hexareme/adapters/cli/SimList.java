package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.simulations.Simulations;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** One line for each scenario: its name, what it is about, who met it, and the mutants that it must catch. */
record SimList(PrintWriter out) implements Callable<Integer> {
  @Override
  public Integer call() {
    int width = Simulations.all().stream().mapToInt(simulation -> simulation.name().length()).max().orElse(1);
    for (Simulation simulation : Simulations.all()) {
      out.println(simulation.name() + " ".repeat(width - simulation.name().length()) + "  " + simulation.about()
          + (simulation.source().isEmpty() ? "" : " (" + simulation.source() + ")")
          + (simulation.mutants().isEmpty() ? "" : " [" + String.join(", ", simulation.mutants()) + "]"));
    }
    return 0;
  }
}
