package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.Flaws;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.assembly.sim.Failure;
import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Size;
import io.hexareme.adapters.assembly.sim.Strike;
import io.hexareme.adapters.assembly.story.Entry;
import io.hexareme.adapters.assembly.story.Timeline;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.WorldFailure;
import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.ports.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One scenario with one seed, from the first event to the judgment. */
final class ClusterRun {
  private final ClusterScenario scenario;
  private final Options options;
  private final Size size;
  private Onlooker onlooker; // made with the world
  private ClusterStage stage; // null before the cluster has started

  ClusterRun(ClusterScenario scenario, Options asked) {
    this.scenario = scenario;
    this.size = scenario.size().with(asked);
    this.options = asked.filledFrom(size);
  }

  Run run() {
    Flaws flaws = options.mutant().flatMap(name -> scenario.mutant()).map(ClusterMutant::flaws).orElse(Flaws.NONE);
    ClusterShape shape = ClusterShape.of(options.seed(), size.nodes()).withMembers(size.members() > 1 || scenario.servers() > 1 ? size.members() : 0)
        .withApiServers(scenario.servers()).withSchedulers(scenario.servers()).withControllerManagers(scenario.servers());
    SimulatedCluster[] cluster = {null};
    Optional<Failure> failure;
    try {
      cluster[0] = SimulatedCluster.start(shape, world -> lookedAt(world).instruments(flaws));
      stage = new ClusterStage(cluster[0], onlooker, options, size);
      stage.begin();
      scenario.script().direct(stage);
      stage.rests();
      failure = found();
    } catch (ClusterStage.Over over) {
      failure = found();
    } catch (WorldFailure | IllegalStateException broken) {
      failure = Optional.of(found().orElseGet(() -> broken(broken)));
    }
    return told(cluster[0], failure);
  }

  private Onlooker lookedAt(SimulatedWorld world) {
    onlooker = new Onlooker(world, scenario.lag());
    return onlooker;
  }

  private Optional<Failure> found() {
    return onlooker.invariants().broken().map(Failure::of);
  }

  private static Failure broken(RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    List<String> story = Arrays.stream(cause.getStackTrace()).limit(8).map(StackTraceElement::toString).toList();
    return Failure.of(new Violation("nothing breaks", cause.toString(), story));
  }

  private Run told(SimulatedCluster cluster, Optional<Failure> failure) {
    if (cluster == null || stage == null) {
      return new Run(scenario, options, 0, 0, Duration.ZERO, List.of(), 0, 0, List.of(), failure, "", () -> new Timeline(Instant.EPOCH, List.of()));
    }
    SimulatedWorld world = cluster.world();
    List<Strike> strikes = stage.strikes().happened();
    Instant begin = world.clock().now().minus(world.elapsed());
    List<Entry> faults = strikes.stream().map(strike -> Entry.fault(begin.plus(strike.at()), strike.words())).toList();
    return new Run(scenario, options, world.hash(), world.events(), world.elapsed(), stage.operations(), stage.answered(),
        onlooker.invariants().checks(), strikes, failure, "", () -> Timeline.of(cluster.trace().since(0).stream().map(Trace.Recorded::event).toList(), faults));
  }
}
