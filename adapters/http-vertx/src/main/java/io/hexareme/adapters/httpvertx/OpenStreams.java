package io.hexareme.adapters.httpvertx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that flow, so that closing the door can end them; touched from every event loop. */
final class OpenStreams {
  private final Set<StreamSink> open = ConcurrentHashMap.newKeySet();
  private final Patience patience;
  private volatile boolean closed;

  OpenStreams(Patience patience) {
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /** False when the door is closing: the stream must end at once. */
  boolean add(StreamSink stream) {
    open.add(stream);
    return !closed;
  }

  void remove(StreamSink stream) {
    open.remove(stream);
  }

  void close() {
    closed = true;
    open.forEach(StreamSink::shutDown);
  }
}
