package io.hexareme.adapters.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What will happen, by instant and then by order of entry, and a hash of what has happened. */
final class EventQueue {
  /** One entry; {@code task} is null once it has run or was cancelled. */
  static final class Event {
    private long instant;
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

    boolean isBefore(Event other) {
      return instant < other.instant || (instant == other.instant && sequence < other.sequence);
    }

    boolean isOver() {
      return task == null;
    }
  }

  private final EventHeap later = new EventHeap();
  /** Due at this very instant since they were added: most are, and the first that came in is the first of them. */
  private final ArrayDeque<Event> due = new ArrayDeque<>();
  private long now;
  private long sequence;
  private long executed;
  private int era;
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

  /** Begins where another queue was when it had that hash; before anything is added. */
  void beginAt(long instant, long hashSoFar) {
    now = instant;
    hash = hashSoFar;
  }

  /** How often it has gone to another instant: what was noted of time in an earlier era means nothing any more. */
  int era() {
    return era;
  }

  void moveTo(long instant) {
    now = Math.max(now, instant);
  }

  Event add(long delayNanos, SimulatedLoop loop, EventKind kind, Runnable task) {
    return put(new Event(Math.addExact(now, Math.max(0, delayNanos)), sequence++, loop, kind, task));
  }

  void cancel(Event event) {
    if (event.isOver()) return;
    event.task = null;
    later.cancelled();
  }

  /** What was held back while its process was paused is due now, in the order in which it was held back. */
  void release(Event held) {
    if (held.task == null) return;
    Runnable task = held.task;
    Event again = new Event(now, sequence++, held.loop, held.kind, () -> {
      if (held.task == null) return; // its timer was cancelled after all
      held.task = null;
      task.run();
    });
    put(again);
  }

  /** Goes to another instant, maybe an earlier one. What those loops still have to do keeps its distance; the rest will not happen. */
  void goTo(long instant, Predicate<SimulatedLoop> kept) {
    era++;
    long by = instant - now;
    List<Event> all = new ArrayList<>(due);
    all.addAll(later.drained());
    due.clear();
    now = instant;
    for (Event event : all) {
      if (event.isOver() || !kept.test(event.loop)) continue;
      event.instant += by;
      later.add(event);
    }
  }

  private Event put(Event event) {
    if (event.instant == now) due.add(event);
    else later.add(event);
    return event;
  }

  /**
   * Runs the next event that is due at or before {@code end}; false when there is none.
   *
   * @throws WorldFailure when its task throws
   */
  boolean runNextDueBy(long end) {
    for (Event event = next(end); event != null; event = next(end)) {
      if (event.isOver()) continue;
      now = event.instant;
      if (event.loop.admits(event)) {
        run(event);
        return true;
      }
    }
    return false;
  }

  /** Null when nothing is due by then. */
  private Event next(long end) {
    Event first = due.peek();
    Event waiting = later.first();
    if (first != null && (waiting == null || first.isBefore(waiting))) return first.instant <= end ? due.poll() : null;
    return waiting != null && waiting.instant <= end ? later.removeFirst() : null;
  }

  /** The instant of the next event; negative when there is none. */
  long nextInstant() {
    while (!due.isEmpty() && isNothing(due.peek())) due.poll();
    while (later.first() != null && isNothing(later.first())) later.removeFirst();
    if (!due.isEmpty()) return now;
    return later.first() == null ? -1 : later.first().instant;
  }

  private static boolean isNothing(Event event) {
    return event.isOver() || !event.loop.alive();
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
