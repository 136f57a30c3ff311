package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.sim.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A situation that a cluster must survive.
 *
 * @param about what may go wrong in it, in a sentence
 * @param source where that was seen: another project's issue; empty for a general one
 * @param size its members are 1 for a store within the only API server
 * @param servers how many API servers, schedulers and controller managers; more than one need a store of their own
 * @param lag how late components may see the cluster by what the script does to them
 * @param mutant the bug that it must find when it is put in
 */
public record ClusterScenario(String name, String about, String source, Size size, int servers, Duration lag, Optional<ClusterMutant> mutant,
    ClusterScript script) implements Simulation {
  private static final Duration LAG = Duration.ofSeconds(5);

  /** What may go wrong without anything special in mind. */
  static ClusterScenario general(String name, String about, int nodes, Duration span, Duration lag, ClusterScript script) {
    return new ClusterScenario(name, about, "", new Size(1, nodes, span), 1, lag, Optional.empty(), script);
  }

  /** What somebody met. */
  static ClusterScenario finds(ClusterMutant mutant, String name, String about, String source, int nodes, ClusterScript script) {
    return new ClusterScenario(name, about, source, new Size(1, nodes, Duration.ofMinutes(2)), 1, LAG, Optional.of(mutant), script);
  }

  ClusterScenario lagging(Duration late) {
    return new ClusterScenario(name, about, source, size, servers, late, mutant, script);
  }

  ClusterScenario withMembers(int members, int apiServers) {
    return new ClusterScenario(name, about, source, new Size(members, size.nodes(), size.span()), apiServers, lag, mutant, script);
  }

  @Override
  public List<String> mutants() {
    return mutant.map(ClusterMutant::name).stream().toList();
  }

  @Override
  public Optional<String> objection(Options options) {
    Optional<String> unknown = options.mutant().filter(named -> !mutants().contains(named))
        .map(named -> "--mutant: the scenario " + name + " is not about " + named);
    if (options.faults().isPresent() && !(script instanceof WholeCluster)) {
      return Optional.of("--faults: those of " + name + " are directed, not drawn up front");
    }
    return unknown.isPresent() ? unknown : Size.ofCluster(options);
  }

  @Override
  public Run run(Options options) {
    return new ClusterRun(this, options).run();
  }

  @Override
  public String toString() {
    return name;
  }
}
