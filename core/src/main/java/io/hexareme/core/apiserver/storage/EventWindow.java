package io.hexareme.core.apiserver.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest events, in revision order: what a watch that comes back resumes from. */
final class EventWindow {
  private final Deque<ObjectEvent> events = new ArrayDeque<>();
  private final int most;
  private long start;

  /** @param most how many events are kept at least; whole revisions fall out together */
  EventWindow(int most) {
    this.most = most;
  }

  /** Every event after this revision is here. */
  long start() {
    return start;
  }

  /** Begins anew: nothing at or before {@code revision} is known. */
  void reset(long revision) {
    events.clear();
    start = revision;
  }

  /** Begins anew with what another window had: every event after {@code revision}. */
  void reset(long revision, List<ObjectEvent> newer) {
    reset(revision);
    events.addAll(newer);
  }

  /** All that is here, oldest first. */
  List<ObjectEvent> all() {
    return List.copyOf(events);
  }

  void add(ObjectEvent event) {
    events.addLast(event);
    while (events.size() > most) {
      dropRevision(events.peekFirst().revision());
    }
  }

  private void dropRevision(long revision) {
    while (!events.isEmpty() && events.peekFirst().revision() == revision) {
      events.removeFirst();
    }
    start = revision;
  }

  /** The events of one resource after {@code revision}, oldest first; only when {@code revision >= start()}. */
  List<ObjectEvent> after(long revision, GroupResource resource) {
    List<ObjectEvent> found = new ArrayList<>();
    for (Iterator<ObjectEvent> newest = events.descendingIterator(); newest.hasNext(); ) {
      ObjectEvent event = newest.next();
      if (event.revision() <= revision) {
        break;
      }
      if (event.resource().equals(resource)) {
        found.add(event);
      }
    }
    return found.reversed();
  }
}
