package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/** Frames as chunks of an HTTP/1.1 body or as DATA of an HTTP/2 stream. */
record HttpWire(HttpServerResponse response, HttpConnection connection) implements StreamSink.Wire {
  static void start(Context context, OpenStreams streams, HttpServerRequest request, ApiResponse.Streaming streaming) {
    HttpServerResponse response = request.response();
    Head.put(response, streaming);
    response.setChunked(true);
    StreamSink sink = new StreamSink(context, streams, new HttpWire(response, request.connection()), streaming.frames());
    response.closeHandler(_ -> sink.readerGone());
    response.exceptionHandler(_ -> sink.readerGone());
    // Clients wait for the head before they start their own timers: it must not wait for the first event.
    response.writeHead();
    sink.start();
  }

  @Override
  public Future<Void> send(List<Body> frames) {
    return response.write(Pieces.buffer(frames));
  }

  @Override
  public Future<Void> finish() {
    return response.closed() ? Future.succeededFuture() : response.end();
  }

  @Override
  public void abort() {
    if (connection.protocolVersion() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      Cut.off(connection);
    }
  }
}
