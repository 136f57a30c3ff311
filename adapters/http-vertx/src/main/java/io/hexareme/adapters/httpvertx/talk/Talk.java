package io.hexareme.adapters.httpvertx.talk;

import io.vertx.core.buffer.Buffer;

/** One client's conversation, or conversations, over one wire. */
public interface Talk {
  /** The wire is open. */
  void open();

  /** A message, or some bytes, from the client. */
  void received(Buffer bytes);

  /** The client has gone. */
  void gone();
}
