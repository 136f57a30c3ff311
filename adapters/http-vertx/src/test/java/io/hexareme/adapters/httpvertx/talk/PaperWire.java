package io.hexareme.adapters.httpvertx.talk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent. */
final class PaperWire implements Wire {
  final List<Buffer> sent = new ArrayList<>();
  boolean paused;
  boolean closed;
  /** Set to let what is sent wait for the socket. */
  Promise<Void> socket;

  @Override
  public Future<Void> send(Buffer bytes) {
    sent.add(bytes);
    return socket == null ? Future.succeededFuture() : socket.future();
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Each message as its first byte and its text: {@code 1:hi}. */
  List<String> messages() {
    return sent.stream().map(message -> message.getByte(0) + ":" + message.getString(1, message.length(), StandardCharsets.UTF_8.name())).toList();
  }
}
