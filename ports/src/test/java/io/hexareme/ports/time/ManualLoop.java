package io.hexareme.ports.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A loop that turns only when a test says so, in virtual time. The test's thread is the loop's thread.
 *
 * <p>{@link #execute} may be called from any thread; {@link #await} turns the loop until a stage is done and, when there is
 * nothing to do, parks until another thread calls {@code execute}. A task that throws does not stop the others; what it threw
 * is thrown by the turning method ({@link #runAll}, {@link #advance}, {@link #await}) once that is through, so that no test
 * passes over a broken invariant.
 */
public final class ManualLoop implements Loop {
  /** How long {@code await} waits for another thread in real time before it calls that a hang. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition submitted = lock.newCondition();
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private final List<Throwable> thrown = new ArrayList<>();
  private final Instant start;
  private long now;
  private long order;
  private boolean turning;

  private record Due(long at, long order, Runnable task) {}

  /** A loop whose {@link #clock} starts at 2026-01-01T00:00:00Z. */
  public ManualLoop() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public ManualLoop(Instant start) {
    this.start = start;
  }

  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      ready.add(task);
      submitted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Due due = new Due(now + Math.max(0, delay.toNanos()), order++, task);
    timers.add(due);
    return () -> timers.remove(due);
  }

  @Override
  public long nanos() {
    return now;
  }

  /** The time of day in the loop's virtual time. */
  public Clock clock() {
    return () -> start.plusNanos(now);
  }

  /** Runs what is ready, timers due now included, and what that makes ready, until nothing is; time stands still. */
  public void runAll() {
    drain();
    rethrow();
  }

  /** Moves time on by {@code step}, running on the way every timer at its own instant and whatever becomes ready. */
  public void advance(Duration step) {
    long target = now + step.toNanos();
    drain();
    while (!timers.isEmpty() && timers.peek().at() <= target) {
      now = timers.peek().at();
      drain();
    }
    now = target;
    rethrow();
  }

  /** How long until the next timer; null when none is set. */
  public Duration untilNextTimer() {
    return timers.isEmpty() ? null : Duration.ofNanos(Math.max(0, timers.peek().at() - now));
  }

  /** Whether nothing is ready and no timer is set. */
  public boolean isIdle() {
    lock.lock();
    try {
      return ready.isEmpty() && timers.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Turns the loop until {@code stage} is done, waiting for other threads' {@code execute} where needed, and gives its value.
   * Time stands still. A stage that failed has its own exception thrown (a checked one inside a CompletionException).
   */
  public <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    awaitUntil(future::isDone);
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error cause) throw cause;
      throw e;
    }
  }

  /** Turns the loop until {@code condition} holds; it is asked after each turn and must become true by a task of this loop. */
  public void awaitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (!turn()) park(condition);
    }
    rethrow();
  }

  private void drain() {
    while (turn()) {
      // each turn runs one task
    }
  }

  /** Runs one task; false when none is ready at this instant. */
  private boolean turn() {
    if (turning) throw new IllegalStateException("the loop is turned from inside one of its own tasks");
    Runnable task = next();
    if (task == null) return false;
    turning = true;
    try {
      task.run();
    } catch (Throwable e) {
      thrown.add(e);
    } finally {
      turning = false;
    }
    return true;
  }

  private Runnable next() {
    lock.lock();
    try {
      Runnable task = ready.poll();
      if (task != null) return task;
    } finally {
      lock.unlock();
    }
    return timers.isEmpty() || timers.peek().at() > now ? null : timers.poll().task();
  }

  private void park(BooleanSupplier condition) {
    rethrow();
    lock.lock();
    try {
      long left = HANG.toNanos();
      while (ready.isEmpty() && !condition.getAsBoolean()) {
        // A stage may also be completed off the loop, which signals nobody: look again now and then.
        left -= TimeUnit.MILLISECONDS.toNanos(20);
        if (!submitted.await(20, TimeUnit.MILLISECONDS) && left <= 0) {
          throw new AssertionError("nothing came for " + HANG + " and time stands still (" + timers.size() + " timers set)");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the loop", e);
    } finally {
      lock.unlock();
    }
  }

  private void rethrow() {
    if (thrown.isEmpty()) return;
    Throwable first = thrown.removeFirst();
    thrown.forEach(first::addSuppressed);
    thrown.clear();
    if (first instanceof RuntimeException e) throw e;
    if (first instanceof Error e) throw e;
    throw new AssertionError(first);
  }
}
