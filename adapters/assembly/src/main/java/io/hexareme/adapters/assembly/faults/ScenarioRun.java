package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.WorldFailure;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One scenario with one seed, from the first event to the judgment. */
public final class ScenarioRun {
  private static final Duration OBSERVED_EVERY = Duration.ofMillis(50);

  private final Scenario scenario;
  private final long seed;
  private final SimulatedStoreGroup group;
  private final SimulatedWorld world;
  private final Stage stage;
  private final List<Client> clients = new ArrayList<>();
  private final List<WatchClient> watchers = new ArrayList<>();

  private ScenarioRun(Scenario scenario, long seed, Optional<Mutant> mutant, Optional<FaultSchedule> instead) {
    this.scenario = scenario;
    this.seed = seed;
    this.group = new SimulatedStoreGroup(seed, scenario.settings(), mutant);
    this.world = group.world();
    this.stage = new Stage(group, instead);
  }

  /** Our code as it is. */
  public static Report of(Scenario scenario, long seed) {
    return new ScenarioRun(scenario, seed, Optional.empty(), Optional.empty()).run();
  }

  /** Our code with the bug that the scenario is about. */
  public static Report withMutant(Scenario scenario, long seed) {
    return new ScenarioRun(scenario, seed, Optional.of(scenario.mutant().orElseThrow()), Optional.empty()).run();
  }

  /** The same run with other faults than those that the seed gives. */
  static Report with(Scenario scenario, long seed, Optional<Mutant> mutant, FaultSchedule faults) {
    return new ScenarioRun(scenario, seed, mutant, Optional.of(faults)).run();
  }

  private Report run() {
    Judgment judgment;
    try {
      prepare();
      world.advance(scenario.settings().span());
      group.winding();
      Ending ending = new Ending(group, watchers);
      clients.forEach(Client::stop);
      ending.run();
      judgment = Judgment.of(group, stage.found(), ending.violation());
    } catch (WorldFailure failure) {
      judgment = Judgment.broken(failure);
    }
    return report(judgment);
  }

  private void prepare() {
    Settings settings = scenario.settings();
    Randomness random = world.randomness().fork("clients");
    group.start();
    for (int i = 1; i <= settings.clients(); i++) clients.add(new Client("c" + i, i, group, settings, random.fork("c" + i)));
    for (int i = 1; i <= settings.watchers(); i++) watchers.add(watcher(i, random.fork("w" + i)));
    clients.forEach(Client::start);
    watchers.forEach(WatchClient::start);
    stage.every(OBSERVED_EVERY, this::observe);
    scenario.script().direct(stage);
  }

  /** The first follows everything at one member for long, the second everything from place to place, the others some of it. */
  private WatchClient watcher(int number, Randomness random) {
    Bytes key = Bytes.utf8(number <= 2 ? "k" : "k1");
    Bytes end = number <= 2 ? key.prefixEnd() : Bytes.utf8("k3");
    return new WatchClient("w" + number, group, key, end, Duration.ofMillis(number == 1 ? 60_000 : 700), number > 2, random);
  }

  private void observe() {
    for (SimulatedMember member : group.open()) member.on(open -> stage.observe(member));
  }

  private Report report(Judgment judgment) {
    int answered = (int) group.history().operations().stream()
        .filter(operation -> !(operation.outcome() instanceof Outcome.Unknown) && !(operation.outcome() instanceof Outcome.NotTaken)).count();
    return new Report(scenario, seed, world.hash(), world.events(), world.elapsed(), group.history().operations().size(), answered,
        judgment.violation(), judgment.undecided(), stage.faults());
  }
}
