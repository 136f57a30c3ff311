package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One text message a frame, without its line end. What the client sends is read and dropped: a watch listens to nobody. */
record WebSocketWire(ServerWebSocket socket, HttpConnection connection) implements StreamSink.Wire {
  /** RFC 6455, 7.4.1: the purpose is fulfilled. */
  private static final short NORMAL = 1000;

  static void start(Context context, OpenStreams streams, WebSocketWire wire, ApiResponse.Frames frames) {
    ServerWebSocket socket = wire.socket();
    StreamSink sink = new StreamSink(context, streams, wire, frames);
    socket.handler(_ -> {});
    socket.closeHandler(_ -> sink.readerGone());
    socket.exceptionHandler(_ -> sink.readerGone());
    sink.start();
  }

  @Override
  public Future<Void> send(List<Body> frames) {
    return Future.all(frames.stream().map(this::message).toList()).mapEmpty();
  }

  private Future<Void> message(Body frame) {
    Buffer event = Pieces.buffer(frame);
    int length = event.length();
    boolean line = length > 0 && event.getByte(length - 1) == '\n';
    return socket.writeTextMessage(event.getString(0, line ? length - 1 : length, StandardCharsets.UTF_8.name()));
  }

  @Override
  public Future<Void> finish() {
    return socket.isClosed() ? Future.succeededFuture() : socket.close(NORMAL);
  }

  @Override
  public void abort() {
    Cut.off(connection);
  }
}
