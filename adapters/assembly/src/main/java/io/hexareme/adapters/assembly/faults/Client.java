package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.Selection;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one thing after the other, now of this member, now of that; when no answer comes it goes on without. Each operation has a number and random
 * numbers of its own, so that any may be left out and the others stay what they are.
 */
final class Client {
  private final String name;
  private final SimulatedStoreGroup group;
  private final Loop loop;
  private final Randomness random;
  private final Workload workload;
  private final Settings settings;
  private final Selection selection;
  private final int number;
  private final List<Integer> done = new ArrayList<>();
  private int turn;
  private boolean stopped;

  Client(String name, int number, SimulatedStoreGroup group, Settings settings, Selection selection, Randomness random) {
    this.name = name;
    this.group = group;
    this.loop = group.world().loop(name);
    this.random = random;
    this.settings = settings;
    this.selection = selection;
    this.number = number;
    this.workload = new Workload(name, number, settings.mix());
  }

  void start() {
    next();
  }

  void stop() {
    stopped = true;
  }

  /** The numbers of what it asked for. */
  List<Integer> done() {
    return done;
  }

  private void next() {
    int mine = ++turn;
    long think = settings.think().toNanos();
    loop.after(Duration.ofNanos(think / 2 + Long.remainderUnsigned(random.nextLong(), think)), () -> act(mine));
  }

  private void act(int mine) {
    if (stopped) return;
    int operation = mine * settings.clients() + number;
    Randomness own = random.fork("operation " + mine);
    SimulatedMember member = group.members().get(own.nextInt(group.members().size()));
    if (!member.isOpen() || !selection.has(operation)) {
      next();
      return;
    }
    done.add(operation);
    loop.after(settings.patience(), () -> done(mine, null));
    member.with(name, store -> workload.next(store, own).whenComplete((answer, failure) -> loop.execute(() -> done(mine, answer))));
  }

  private void done(int mine, Object answer) {
    if (answer != null) workload.learn(answer);
    if (mine == turn) next();
  }
}
