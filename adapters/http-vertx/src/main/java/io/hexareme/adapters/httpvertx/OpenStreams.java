package io.hexareme.adapters.httpvertx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that flow, so that closing the door can end them; touched from every event loop. */
final class OpenStreams {
  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final Patience patience;
  private volatile boolean closed;

  /** Something that flows. */
  interface Open {
    /** The server closes; from any thread. */
    void shutDown();
  }

  OpenStreams(Patience patience) {
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /** False when the door is closing: the stream must end at once. */
  boolean add(Open stream) {
    open.add(stream);
    return !closed;
  }

  void remove(Open stream) {
    open.remove(stream);
  }

  void close() {
    closed = true;
    open.forEach(Open::shutDown);
  }
}
