package io.hexareme.adapters.loopvertx;

import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A loop on one Vert.x event-loop context. Timers have a resolution of one millisecond and never fire early. Tasks that throw
 * are handed to {@code failures}, on the loop; the loop goes on.
 */
public final class VertxLoop implements Loop {
  private final Context context;
  private final Consumer<Throwable> failures;

  /**
   * @throws IllegalArgumentException when the context belongs to a worker or a virtual thread: those give no fixed thread
   */
  public VertxLoop(Context context, Consumer<Throwable> failures) {
    if (!context.isEventLoopContext()) {
      throw new IllegalArgumentException("not an event-loop context: " + context);
    }
    this.context = context;
    this.failures = Objects.requireNonNull(failures);
  }

  /** A loop on a new context, which Vert.x places on the next of its event-loop threads. */
  public static VertxLoop on(Vertx vertx, Consumer<Throwable> failures) {
    return new VertxLoop(((VertxInternal) vertx).createEventLoopContext(), failures);
  }

  /** Where it runs: for whatever else of Vert.x must live on the same thread. */
  public Context context() {
    return context;
  }

  @Override
  public void execute(Runnable task) {
    Objects.requireNonNull(task);
    context.runOnContext(_ -> run(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Pending pending = new Pending(Objects.requireNonNull(task));
    if (!delay.isPositive()) {
      context.runOnContext(_ -> pending.run());
      return pending;
    }
    pending.id = context.owner().setTimer(millisUp(delay), _ -> pending.run());
    return pending;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  private static long millisUp(Duration delay) {
    return delay.getNano() % 1_000_000 == 0 ? delay.toMillis() : delay.toMillis() + 1;
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      failures.accept(failure);
    }
  }

  /** A timer before its time; only touched on the loop. */
  private final class Pending implements Timer {
    private static final long NO_TIMER = -1;

    private Runnable task;
    private long id = NO_TIMER;

    Pending(Runnable task) {
      this.task = task;
    }

    void run() {
      Runnable due = task;
      task = null;
      if (due != null) {
        VertxLoop.this.run(due);
      }
    }

    @Override
    public void cancel() {
      if (task != null && id != NO_TIMER) {
        context.owner().cancelTimer(id);
      }
      task = null;
    }
  }
}
