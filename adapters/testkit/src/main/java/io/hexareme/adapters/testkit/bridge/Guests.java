package io.hexareme.adapters.testkit.bridge;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What threads outside of the world have sent in and have not yet been told. Safe from any thread. */
final class Guests {
  private final ConcurrentLinkedQueue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger undelivered = new AtomicInteger();
  private final LongSupplier nanos;
  private final long grace;
  private final Runnable bell;
  private final AtomicLong signs = new AtomicLong();
  private volatile long lastSign;

  /** @param bell rung for each arrival; {@code nanos} of the wall clock */
  Guests(Duration grace, LongSupplier nanos, Runnable bell) {
    this.grace = grace.toNanos();
    this.nanos = nanos;
    this.bell = bell;
  }

  /** Something to be done in the world, by whoever runs it. */
  void arrive(Runnable inWorld) {
    sign();
    arrivals.add(inWorld);
    bell.run();
  }

  void asked() {
    unanswered.incrementAndGet();
  }

  void answered() {
    unanswered.decrementAndGet();
  }

  /** The same, counted until it has run on the guest's side. */
  Runnable counted(Runnable atGuest) {
    undelivered.incrementAndGet();
    return () -> {
      try {
        atGuest.run();
      } finally {
        sign();
        undelivered.decrementAndGet();
      }
    };
  }

  /** As if they had just given a sign. */
  void freshGrace() {
    lastSign = nanos.getAsLong();
  }

  private void sign() {
    lastSign = nanos.getAsLong();
    signs.incrementAndGet();
  }

  /** Does what has arrived; on the thread that runs the world, while it is between turns. */
  void takeIn() {
    for (Runnable next = arrivals.poll(); next != null; next = arrivals.poll()) {
      next.run();
    }
  }

  /** Whether any has ever shown up. */
  boolean any() {
    return signs.get() > 0;
  }

  /** How often they have given a sign: a request that came, an answer or event that was taken. */
  long signs() {
    return signs.get();
  }

  boolean atTheDoor() {
    return !arrivals.isEmpty();
  }

  boolean allAnswered() {
    return unanswered.get() == 0;
  }

  /** Nothing at the door, nothing on its way out, and no sign of them for the grace. */
  boolean quiet() {
    return arrivals.isEmpty() && undelivered.get() == 0 && nanos.getAsLong() - lastSign >= grace;
  }

  /** For messages. */
  String inWords() {
    return unanswered.get() + " requests from outside are unanswered, " + undelivered.get() + " answers and events undelivered";
  }
}
