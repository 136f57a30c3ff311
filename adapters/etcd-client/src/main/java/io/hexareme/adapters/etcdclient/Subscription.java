package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.WatchCreateRequest;
import java.util.List;

/**
 * One watch of etcd's and how far it is. Whatever the stream below it does, its listener hears every event from {@code next} on once,
 * in order: {@code next} only goes up, a new stream begins there, and what is below it was heard before.
 */
final class Subscription {
  static final long NONE = -1;

  final Wire.Range range;
  private final boolean previous;
  private final Listener listener;
  private long next;
  private long id = NONE;
  private boolean ended;

  /** Hears of a subscription, on the client's context. */
  interface Listener {
    /** The events of whole revisions. */
    void events(List<Event> events);

    /** Everything up to {@code revision} was told. */
    void progress(long revision);

    void compacted(long revision);

    void closed(String reason);
  }

  /** @param previous whether events are to carry what was before */
  Subscription(Wire.Range range, long next, boolean previous, Listener listener) {
    this.range = range;
    this.next = next;
    this.previous = previous;
    this.listener = listener;
  }

  /**
   * Asks for one revision more than is wanted. etcd serves a watch from the compacted revision itself, of which it has forgotten the
   * deletions (etcd#18089); the port refuses it, and so does etcd when asked for the one before.
   */
  WatchCreateRequest request() {
    return WatchCreateRequest.newBuilder()
        .setKey(range.key())
        .setRangeEnd(range.end())
        .setStartRevision(Math.max(1, next - 1))
        .setPrevKv(previous)
        .setProgressNotify(true)
        .build();
  }

  /** The next revision to be told of. */
  long next() {
    return next;
  }

  long id() {
    return id;
  }

  /** The stream that knows it knows it by this number; {@link #NONE} for none. */
  void id(long given) {
    id = given;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  void told(List<Event> events) {
    // A member may repeat, or tell of revisions before a future beginning (etcd#20221).
    int first = 0;
    while (first < events.size() && events.get(first).getKv().getModRevision() < next) first++;
    if (first == events.size()) return;
    next = events.getLast().getKv().getModRevision() + 1;
    listener.events(events.subList(first, events.size()));
  }

  /** Says that nothing up to {@code revision} is missing. A member that lags says so of revisions long told. */
  void toldNothingUpTo(long revision) {
    if (revision < next) return;
    next = revision + 1;
    listener.progress(revision);
  }

  void compacted(long revision) {
    ended = true;
    listener.compacted(revision);
  }

  void closed(String reason) {
    if (ended) return;
    ended = true;
    listener.closed(reason);
  }
}
