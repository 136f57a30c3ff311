package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.Objects;

/** A loop of its own name on the world's one queue. */
record SimulatedLoop(EventQueue queue, String name) implements Loop {
  @Override
  public void execute(Runnable task) {
    queue.add(0, name, Objects.requireNonNull(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    EventQueue.Event event = queue.add(delay.toNanos(), name, Objects.requireNonNull(task));
    return event::cancel;
  }

  @Override
  public long nanos() {
    return queue.now();
  }
}
