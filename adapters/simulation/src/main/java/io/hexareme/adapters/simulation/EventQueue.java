package io.hexareme.adapters.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, by instant and then by order of entry, and a hash of what has happened. */
final class EventQueue {
  /** One entry; {@code task} is null once it has run or was cancelled. */
  static final class Event {
    private final long instant;
    private final long sequence;
    private final SimulatedLoop loop;
    private final EventKind kind;
    private Runnable task;

    private Event(long instant, long sequence, SimulatedLoop loop, EventKind kind, Runnable task) {
      this.instant = instant;
      this.sequence = sequence;
      this.loop = loop;
      this.kind = kind;
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
  private long executed;
  private long hash;

  /** Nanoseconds since the start. */
  long now() {
    return now;
  }

  /** How many events have been executed. */
  long executed() {
    return executed;
  }

  /** Of the instant, the loop's name and the kind of every event executed, in their order. */
  long hash() {
    return hash;
  }

  void moveTo(long instant) {
    now = Math.max(now, instant);
  }

  Event add(long delayNanos, SimulatedLoop loop, EventKind kind, Runnable task) {
    return put(new Event(Math.addExact(now, Math.max(0, delayNanos)), sequence++, loop, kind, task));
  }

  /** What was held back while its process was paused is due now, in the order in which it was held back. */
  void release(Event held) {
    if (held.task == null) return;
    Runnable task = held.task;
    Event due = new Event(now, sequence++, held.loop, held.kind, () -> {
      if (held.task == null) return; // its timer was cancelled after all
      held.task = null;
      task.run();
    });
    put(due);
  }

  private Event put(Event event) {
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
      if (event.task == null) continue;
      now = event.instant;
      if (event.loop.admits(event)) {
        run(event);
        return true;
      }
    }
    return false;
  }

  /** The instant of the next event; negative when there is none. */
  long nextInstant() {
    while (!events.isEmpty() && (events.peek().task == null || !events.peek().loop.alive())) {
      events.poll();
    }
    return events.isEmpty() ? -1 : events.peek().instant;
  }

  private void run(Event event) {
    Runnable task = event.task;
    event.task = null;
    executed++;
    hash = SeededRandomness.mix(SeededRandomness.mix(hash ^ now) ^ event.loop.nameHash() + event.kind.ordinal());
    try {
      task.run();
    } catch (ProcessCrash crash) {
      if (event.loop.alive()) throw new WorldFailure(event.loop.name(), now, crash);
    } catch (Throwable failure) {
      throw new WorldFailure(event.loop.name(), now, failure);
    }
  }
}
