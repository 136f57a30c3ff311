package io.hexareme.adapters.testkit.bridge;

import io.hexareme.adapters.simulation.SimulatedWorld;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Who runs a virtual world: the test's thread, while it asks for something; else a thread of the helm's own, which serves what comes from
 * outside at once, without moving time further than the answers need.
 *
 * <p>When {@link #autoAdvance} is on, and the test's thread waits for something that is not the cluster's (a client's answer, a latch, a
 * sleep), and the guests are quiet, time moves on too: by {@link #STRIDE} and then again after a grace. So a client's own "wait until ready"
 * comes to its end.
 */
public final class Helm implements AutoCloseable {
  private static final Duration STRIDE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long NAP = 500_000;

  /** Guests that do not become quiet for that long are waited for no longer: one may be waiting for the very thread that waits for it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final Guests guests;
  private volatile SimulatedWorld world;
  private volatile Thread owner = Thread.currentThread();
  private volatile Thread watch;
  private volatile boolean autoAdvance = true;
  private volatile boolean driving;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  /** @param grace for how long guests must have given no sign before time moves on */
  public Helm(SimulatedWorld world, Duration grace) {
    this.world = world;
    this.guests = new Guests(grace, System::nanoTime, this::ring);
  }

  Guests guests() {
    return guests;
  }

  /** Another world from now on; under {@link #steer}. */
  public void take(SimulatedWorld next) {
    world = next;
  }

  public SimulatedWorld world() {
    return world;
  }

  /** Whether time moves by itself while the test's thread waits and the guests are quiet; it does from the start. */
  public void autoAdvance(boolean on) {
    autoAdvance = on;
  }

  /** Whether anybody from outside has ever shown up. */
  public boolean hasGuests() {
    return guests.any();
  }

  /** Changes whenever one of them has asked something, or was told something. */
  public long signsOfGuests() {
    return guests.signs();
  }

  /** What is still to come for those outside, for messages. */
  public String guestsInWords() {
    return guests.inWords();
  }

  /**
   * Does something with the world while nobody else does.
   *
   * @throws IllegalStateException when the world broke while it served those outside
   */
  public <T> T steer(Supplier<T> work) {
    lock.lock();
    try {
      if (!driving) {
        owner = Thread.currentThread();
      }
      RuntimeException broken = failure;
      if (broken != null) {
        failure = null;
        throw new IllegalStateException("the cluster failed while it served a client: " + broken.getMessage(), broken);
      }
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs the world until it is {@code done}, for at most that much of its time; guests are waited for wherever time would move. They are
   * given a fresh grace now and then, up to {@value Pace#REPRIEVES} times: one that needs longer than the grace to answer at all (it loads classes,
   * the machine is busy) does not find that all of the time has passed.
   */
  public boolean run(BooleanSupplier done, Duration atMost) {
    return steer(() -> {
      Pace pace = new Pace(world.elapsed(), atMost);
      boolean outermost = !driving;
      driving = true;
      try {
        return world.runUntil(() -> {
          waitForGuests(pace);
          return ashore(done);
        }, atMost);
      } finally {
        driving = !outermost;
      }
    });
  }

  /** Asks, between two turns, while others may take the helm: the question may be put through a client of those outside. */
  private boolean ashore(BooleanSupplier question) {
    int holds = lock.getHoldCount();
    for (int i = 0; i < holds; i++) {
      lock.unlock();
    }
    try {
      return question.getAsBoolean();
    } finally {
      for (int i = 0; i < holds; i++) {
        lock.lock();
      }
    }
  }

  private void waitForGuests(Pace pace) {
    guests.takeIn();
    if (!guests.any()) {
      return;
    }
    if (pace.isDue(world.elapsed(), world.untilNext())) {
      guests.freshGrace();
    }
    long began = System.nanoTime();
    while (!isDueNow() && !guests.quiet() && System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
      ashore(this::nap); // a guest may want to do something with the cluster itself
      guests.takeIn();
    }
  }

  private boolean nap() {
    LockSupport.parkNanos(this, NAP);
    return true;
  }

  private boolean isDueNow() {
    return world.untilNext().filter(Duration::isZero).isPresent();
  }

  private void ring() {
    Thread keeper = watch;
    if (keeper == null) {
      keeper = appoint();
    }
    LockSupport.unpark(keeper);
  }

  private synchronized Thread appoint() {
    if (watch == null) {
      watch = Thread.ofPlatform().daemon().name("hexareme-helm").start(this::keepWatch);
    }
    return watch;
  }

  private void keepWatch() {
    while (!closed) {
      if (guests.atTheDoor() || !guests.allAnswered()) {
        underWatch(this::serve);
      } else if (isIdle()) {
        underWatch(this::drift);
      }
      LockSupport.parkNanos(this, 2 * NAP);
    }
  }

  private void underWatch(Runnable work) {
    lock.lock();
    try {
      work.run();
    } catch (RuntimeException broken) {
      failure = broken;
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    world.runUntil(() -> {
      guests.takeIn();
      return guests.allAnswered() || closed;
    }, PATIENCE);
    world.settle();
  }

  private boolean isIdle() {
    Thread.State state = owner.getState();
    return autoAdvance && !driving && guests.quiet() && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING);
  }

  /** Ends as soon as a guest gives a sign. */
  private void drift() {
    if (isIdle()) {
      world.runUntil(() -> !guests.quiet() || closed, STRIDE);
      world.settle();
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread keeper = watch;
    if (keeper != null) {
      LockSupport.unpark(keeper);
    }
  }
}
