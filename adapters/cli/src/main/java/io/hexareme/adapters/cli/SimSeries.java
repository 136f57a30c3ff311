package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Simulation;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Seed after seed, a line each, until one fails or enough were tried; with several scenarios they take turns. */
final class SimSeries implements Callable<Integer> {

  /**
   * When it ends.
   *
   * @param swarm whether each seed switches a choice of the kinds of fault on
   * @param twice whether each is run twice
   */
  record Bounds(boolean swarm, int runs, Duration wall, boolean twice) {}

  private final SimTelling telling;
  private final List<Simulation> simulations;
  private final Options first;
  private final Bounds bounds;
  private int done;
  private long events;
  private long faults;
  private long checks;
  private long hash;
  private Duration virtual = Duration.ZERO;

  SimSeries(SimTelling telling, List<Simulation> simulations, Options first, Bounds bounds) {
    this.telling = telling;
    this.simulations = simulations;
    this.first = first;
    this.bounds = bounds;
  }

  @Override
  public Integer call() {
    telling.out().println("seeds from " + first.seed() + " on");
    long began = System.nanoTime();
    int code = 0;
    while (code == 0 && done < bounds.runs() && System.nanoTime() - began < bounds.wall().toNanos()) code = next();
    summary(System.nanoTime() - began, code);
    telling.out().println("hash " + HexFormat.of().toHexDigits(hash));
    return code;
  }

  private int next() {
    long seed = first.seed() + done;
    Simulation simulation = simulations.get(done % simulations.size());
    Options options = bounds.swarm() ? first.withSeed(seed).kinds(FaultKind.some(seed)) : first.withSeed(seed);
    done++;
    if (simulation.objection(options).isPresent()) return 0;
    long began = System.nanoTime();
    Run run = simulation.run(options);
    add(run);
    telling.out().println(line(run, System.nanoTime() - began));
    telling.out().flush();
    if (!run.passed()) {
      telling.failed(run);
      return 1;
    }
    return bounds.twice() ? again(simulation, options, run) : 0;
  }

  private int again(Simulation simulation, Options options, Run run) {
    Run second = simulation.run(options);
    add(second);
    if (second.hash() == run.hash()) return 0;
    telling.out().println("NOT DETERMINISTIC: a second run had the hash " + second.printedHash() + " after " + second.events() + " events");
    telling.out().println(SimTelling.line(run));
    return 1;
  }

  private void add(Run run) {
    events += run.events();
    faults += run.faults().size();
    checks += run.checks();
    virtual = virtual.plus(run.virtual());
    hash = hash * 31 + run.hash();
  }

  private String line(Run run, long wallNanos) {
    String kinds = bounds.swarm() ? "  " + run.options().kinds().stream().map(FaultKind::word).collect(Collectors.joining(",")) : "";
    return "seed " + run.options().seed() + "  " + run.simulation().name() + "  " + (run.passed() ? run.undecided().isEmpty() ? "ok" : "undecided" : "FAILED") + "  "
        + SimLayout.span(run.virtual()) + " in " + SimLayout.span(Duration.ofNanos(wallNanos)) + "  " + SimLayout.count(run.faults().size(), "fault")
        + "  hash " + run.printedHash() + kinds;
  }

  private void summary(long wallNanos, int code) {
    telling.out().println(SimLayout.count(done, "seed") + ", " + SimLayout.span(virtual) + " simulated in " + SimLayout.span(Duration.ofNanos(wallNanos))
        + SimLayout.format(" (%.0f seeds a minute), %s events/s, %d faults (%.0f an hour), %d checks; ", done * 6e10 / wallNanos,
            SimLayout.rate(events, wallNanos), faults, SimLayout.anHour(faults, virtual), checks) + (code == 0 ? "none failed" : "the last one failed"));
  }
}
