package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Simulation;
import java.util.concurrent.Callable;

/** One seed; the last line is its hash. */
record SimOnce(SimTelling telling, Simulation simulation, Options options, boolean twice) implements Callable<Integer> {
  @Override
  public Integer call() {
    long began = System.nanoTime();
    Run run = simulation.run(options);
    int code = telling.tell(run, System.nanoTime() - began);
    if (twice) code = Math.max(code, again(run));
    telling.out().println("hash " + run.printedHash());
    return code;
  }

  private int again(Run run) {
    Run other = simulation.run(options);
    boolean same = other.hash() == run.hash();
    telling.out().println(same ? "a second run was the same" : "NOT DETERMINISTIC: a second run had the hash " + other.printedHash() + " after " + other.events() + " events");
    return same ? 0 : 1;
  }
}
