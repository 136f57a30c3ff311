package io.hexareme.adapters.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, by instant and then by order of entry. */
final class EventQueue {
  /** One entry; {@code task} is null once it has run or was cancelled. */
  static final class Event {
    private final long instant;
    private final long sequence;
    private final String owner;
    private Runnable task;

    private Event(long instant, long sequence, String owner, Runnable task) {
      this.instant = instant;
      this.sequence = sequence;
      this.owner = owner;
      this.task = task;
    }

    void cancel() {
      task = null;
    }
  }

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.<Event>comparingLong(event -> event.instant).thenComparingLong(event -> event.sequence));
  private long now;
  private long sequence;

  /** Nanoseconds since the start. */
  long now() {
    return now;
  }

  void moveTo(long instant) {
    now = Math.max(now, instant);
  }

  Event add(long delayNanos, String owner, Runnable task) {
    Event event = new Event(Math.addExact(now, Math.max(0, delayNanos)), sequence++, owner, task);
    events.add(event);
    return event;
  }

  /**
   * Runs the next event that is due at or before {@code end}; false when there is none.
   *
   * @throws WorldFailure when its task throws
   */
  boolean runNextDueBy(long end) {
    while (!events.isEmpty() && events.peek().instant <= end) {
      Event event = events.poll();
      if (event.task != null) {
        now = event.instant;
        run(event);
        return true;
      }
    }
    return false;
  }

  private void run(Event event) {
    Runnable task = event.task;
    event.task = null;
    try {
      task.run();
    } catch (Throwable failure) {
      throw new WorldFailure(event.owner, now, failure);
    }
  }
}
