package io.hexareme.adapters.simulation;

import io.hexareme.adapters.simulation.EventQueue.Event;
import java.util.Arrays;
import java.util.List;

/**
 * A binary heap of events, the earliest first. Most timers are cancelled long before they are due (each request sets one): those are swept
 * out once they are the greater part, so that they cost neither memory nor depth.
 */
final class EventHeap {
  private static final int SMALL = 256;

  private Event[] events = new Event[SMALL];
  private int size;
  private int over; // at least as many as there are cancelled ones here

  /** Null when there is none. */
  Event first() {
    return size == 0 ? null : events[0];
  }

  void add(Event event) {
    if (size == events.length) grow();
    rise(size++, event);
  }

  Event removeFirst() {
    Event first = events[0];
    Event last = events[--size];
    events[size] = null;
    if (size > 0) sink(0, last);
    return first;
  }

  /** An event, here or elsewhere, was cancelled. */
  void cancelled() {
    if (++over > SMALL && over > size / 2) sweep();
  }

  /** All there were, in no order; empty afterwards. */
  List<Event> drained() {
    List<Event> all = List.of(Arrays.copyOf(events, size));
    events = new Event[SMALL];
    size = 0;
    over = 0;
    return all;
  }

  private void grow() {
    if (over > size / 2) sweep();
    if (size == events.length) events = Arrays.copyOf(events, 2 * size);
  }

  private void sweep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!events[i].isOver()) events[kept++] = events[i];
    }
    Arrays.fill(events, kept, size, null);
    size = kept;
    over = 0;
    for (int i = size / 2 - 1; i >= 0; i--) sink(i, events[i]);
  }

  private void rise(int from, Event event) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!event.isBefore(events[parent])) break;
      events[at] = events[parent];
      at = parent;
    }
    events[at] = event;
  }

  private void sink(int from, Event event) {
    int at = from;
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && events[child + 1].isBefore(events[child])) child++;
      if (!events[child].isBefore(event)) break;
      events[at] = events[child];
      at = child;
    }
    events[at] = event;
  }
}
