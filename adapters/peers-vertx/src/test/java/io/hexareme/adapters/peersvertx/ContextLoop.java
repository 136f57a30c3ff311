package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import java.time.Duration;

/** A loop on a Vert.x context, as much of it as these tests need. */
record ContextLoop(Context context) implements Loop {
  @Override
  public void execute(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    long id = context.owner().setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
    return () -> context.owner().cancelTimer(id);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
