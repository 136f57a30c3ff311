package io.hexareme.adapters.httpvertx.talk;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** What carries a talk: the messages of a WebSocket, or the bytes of a connection. */
public interface Wire {
  /** Completes when it has gone to the socket; fails when the client has gone. */
  Future<Void> send(Buffer bytes);

  /** No more is read until {@link #resume}. */
  void pause();

  void resume();

  /** The clean end after all that was sent. */
  void close();
}
