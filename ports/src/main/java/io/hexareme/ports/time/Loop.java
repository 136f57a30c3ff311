package io.hexareme.ports.time;

import java.time.Duration;

/**
 * Driven port: one thread of turns. Tasks run one at a time, each to its end, with a happens-before edge between them; so
 * whatever lives on one loop needs no lock.
 *
 * <p>A task that throws stops nothing else on the loop: the adapter reports it as a broken invariant of its owner.
 */
public interface Loop {

  /** Runs {@code task} in a later turn of this loop, in the order of the calls. May be called from any thread. */
  void execute(Runnable task);

  /**
   * Runs {@code task} on this loop once {@code delay} has passed (zero or negative: in a later turn). Called on this loop.
   * Two timers due at the same instant run in the order in which they were set.
   */
  Timer after(Duration delay, Runnable task);

  /** Nanoseconds since some fixed point; never goes back. For measuring durations, not for the time of day. */
  long nanos();

  /** A task that waits for its time. */
  @FunctionalInterface
  interface Timer {
    /** After this the task will not start. Has no effect on one that has started. Called on the loop. */
    void cancel();
  }
}
