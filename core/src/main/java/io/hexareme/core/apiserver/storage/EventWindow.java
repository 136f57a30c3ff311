package io.hexareme.core.apiserver.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The newest events, in revision order: what a watch that comes back resumes from. */
final class EventWindow {
  private final Deque<ObjectEvent> events = new ArrayDeque<>();
  private final int most;
  private final boolean losesFirst;
  private long start;

  /**
   * @param most how many events are kept at least; whole revisions fall out together
   * @param losesFirst a bug: whether who begins with the beginning misses the first event
   */
  EventWindow(int most, boolean losesFirst) {
    this.most = most;
    this.losesFirst = losesFirst;
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

  /** The newest event of one resource, if it is the newest of all. */
  Optional<ObjectEvent> newest(GroupResource resource) {
    return Optional.ofNullable(events.peekLast()).filter(event -> event.resource().equals(resource));
  }

  /** The events of one resource after {@code revision}, oldest first; only when {@code revision >= start()}. */
  List<ObjectEvent> after(long revision, GroupResource resource) {
    List<ObjectEvent> found = new ArrayList<>();
    for (Iterator<ObjectEvent> newest = events.descendingIterator(); newest.hasNext(); ) {
      ObjectEvent event = newest.next();
      if (event.revision() <= revision) {
        break;
      }
      if (event.resource().equals(resource) && !(losesFirst && revision == start && event == events.peekFirst())) {
        found.add(event);
      }
    }
    return found.reversed();
  }
}
