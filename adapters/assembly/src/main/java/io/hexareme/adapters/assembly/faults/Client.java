package io.hexareme.adapters.assembly.faults;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;

/** Asks one thing after the other, now of this member, now of that; when no answer comes it goes on without. */
final class Client {
  private final String name;
  private final SimulatedStoreGroup group;
  private final Loop loop;
  private final Randomness random;
  private final Workload workload;
  private final Settings settings;
  private int turn;
  private boolean stopped;

  Client(String name, int number, SimulatedStoreGroup group, Settings settings, Randomness random) {
    this.name = name;
    this.group = group;
    this.loop = group.world().loop(name);
    this.random = random;
    this.settings = settings;
    this.workload = new Workload(name, number, settings.mix(), random.fork("workload"));
  }

  void start() {
    next();
  }

  void stop() {
    stopped = true;
  }

  private void next() {
    int mine = ++turn;
    long think = settings.think().toNanos();
    loop.after(Duration.ofNanos(think / 2 + Long.remainderUnsigned(random.nextLong(), think)), () -> act(mine));
  }

  private void act(int mine) {
    if (stopped) return;
    SimulatedMember member = group.members().get(random.nextInt(group.members().size()));
    if (!member.isOpen()) {
      next();
      return;
    }
    loop.after(settings.patience(), () -> done(mine, null));
    member.with(name, store -> workload.next(store).whenComplete((answer, failure) -> loop.execute(() -> done(mine, answer))));
  }

  private void done(int mine, Object answer) {
    if (answer != null) workload.learn(answer);
    if (mine == turn) next();
  }
}
