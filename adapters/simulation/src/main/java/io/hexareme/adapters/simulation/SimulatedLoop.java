package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.Objects;

/** A loop of its own name on the world's one queue, in one life of its process: what it has to do vanishes when that ends. */
final class SimulatedLoop implements Loop {
  private final EventQueue queue;
  private final SimulatedProcess process;
  private final int life;
  private final String name;
  private final long nameHash;

  SimulatedLoop(EventQueue queue, SimulatedProcess process, int life, String name) {
    this.queue = queue;
    this.process = process;
    this.life = life;
    this.name = Objects.requireNonNull(name);
    this.nameHash = new SeededRandomness(0).fork(name).nextLong();
  }

  /** @throws IllegalArgumentException when it is a loop of another world */
  static SimulatedLoop of(Loop loop, EventQueue world) {
    if (loop instanceof SimulatedLoop simulated && simulated.queue == world) return simulated;
    throw new IllegalArgumentException("not a loop of this world: " + loop);
  }

  /** Before each call of a port that is made on that loop. */
  static void enter(Loop loop) {
    if (loop instanceof SimulatedLoop simulated) simulated.process.enter(simulated.life);
  }

  @Override
  public void execute(Runnable task) {
    queue.add(0, this, EventKind.TASK, Objects.requireNonNull(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    long wait = process.time().untilPassed(delay.toNanos());
    EventQueue.Event event = queue.add(wait, this, EventKind.TIMER, Objects.requireNonNull(task));
    return () -> queue.cancel(event);
  }

  @Override
  public long nanos() {
    return process.time().nanos();
  }

  /** After {@code delayNanos} of the world's time, whatever the process takes for time. */
  void post(long delayNanos, EventKind kind, Runnable task) {
    queue.add(delayNanos, this, kind, task);
  }

  SimulatedProcess process() {
    return process;
  }

  boolean alive() {
    return process.lives(life);
  }

  boolean admits(EventQueue.Event event) {
    return alive() && !process.holds(event);
  }

  String name() {
    return name;
  }

  long nameHash() {
    return nameHash;
  }

  @Override
  public String toString() {
    return name;
  }
}
