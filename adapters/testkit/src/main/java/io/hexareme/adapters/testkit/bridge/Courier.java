package io.hexareme.adapters.testkit.bridge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what one guest is to be told, one after the other, on a virtual thread. */
final class Courier implements Executor {
  private final Guests guests;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  Courier(Guests guests) {
    this.guests = guests;
  }

  @Override
  public synchronized void execute(Runnable atGuest) {
    waiting.add(guests.counted(atGuest));
    if (!running) {
      running = true;
      start();
    }
  }

  private void start() {
    Thread.ofVirtual().name("hexareme-guest").start(this::run);
  }

  /** What throws ends its thread, by whose handler it is told; what comes after it is delivered all the same. */
  private void run() {
    boolean whole = false;
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
      whole = true;
    } finally {
      if (!whole) {
        start();
      }
    }
  }

  private synchronized Runnable next() {
    Runnable next = waiting.poll();
    running = next != null;
    return next;
  }
}
