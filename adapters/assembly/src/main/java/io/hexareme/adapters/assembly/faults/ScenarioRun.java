package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.Failure;
import io.hexareme.adapters.assembly.sim.Options;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Size;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.WorldFailure;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One scenario with one seed, from the first event to the judgment. */
final class ScenarioRun {
  private static final Duration OBSERVED_EVERY = Duration.ofMillis(50);

  private final Scenario scenario;
  private final Options options;
  private final Settings settings;
  private final SimulatedStoreGroup group;
  private final SimulatedWorld world;
  private final Stage stage;
  private final List<Client> clients = new ArrayList<>();
  private final List<WatchClient> watchers = new ArrayList<>();

  ScenarioRun(Scenario scenario, Options asked) {
    this.scenario = scenario;
    Size size = scenario.size().with(asked);
    this.options = asked.filledFrom(size);
    this.settings = scenario.settings().of(size.members()).lasting(size.span());
    this.group = new SimulatedStoreGroup(asked.seed(), settings, asked.mutant().flatMap(name -> scenario.mutant()));
    this.world = group.world();
    this.stage = new Stage(group, options);
  }

  Run run() {
    Judgment judgment;
    try {
      prepare();
      world.advance(settings.span());
      group.winding();
      Ending ending = new Ending(group, watchers);
      clients.forEach(Client::stop);
      ending.run();
      judgment = Judgment.of(group, stage.found(), ending.violation());
    } catch (WorldFailure failure) {
      judgment = Judgment.broken(failure);
    }
    return told(judgment);
  }

  private void prepare() {
    Randomness random = world.randomness().fork("clients");
    group.start();
    for (int i = 1; i <= settings.clients(); i++) clients.add(new Client("c" + i, i, group, settings, options.operations(), random.fork("c" + i)));
    for (int i = 1; i <= settings.watchers(); i++) watchers.add(watcher(i, random.fork("w" + i)));
    clients.forEach(Client::start);
    watchers.forEach(WatchClient::start);
    stage.every(OBSERVED_EVERY, this::observe);
    Dose dose = options.faults().isPresent() ? scenario.dose().amounting(options.faults().getAsInt())
        : scenario.dose().over(settings.span(), scenario.settings().span());
    stage.draw(dose);
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

  private Run told(Judgment judgment) {
    History history = group.history();
    long answered = history.operations().stream()
        .filter(operation -> !(operation.outcome() instanceof Outcome.Unknown) && !(operation.outcome() instanceof Outcome.NotTaken)).count();
    List<Integer> done = clients.stream().flatMap(client -> client.done().stream()).sorted().toList();
    return new Run(scenario, options, world.hash(), world.events(), world.elapsed(), done, answered, checks(history), stage.strikes().happened(),
        judgment.violation().map(Failure::of), judgment.undecided(), () -> StoreTimeline.of(world, history, stage.strikes().happened()));
  }

  /** Every answer, every delivery, every look at a member and every content at the end is held against what the others say. */
  private static long checks(History history) {
    return history.operations().size() + history.sightings().size() + history.contents().size()
        + history.watches().stream().mapToLong(watch -> watch.deliveries().size()).sum();
  }
}
