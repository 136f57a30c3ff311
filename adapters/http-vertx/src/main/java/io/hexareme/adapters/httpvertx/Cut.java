package io.hexareme.adapters.httpvertx;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;

/** Ends an exchange, or a connection, without a word. */
final class Cut {
  private Cut() {}

  /** The stream of an HTTP/2 request that is not yet answered, otherwise the connection. */
  static void off(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2 && !request.response().ended()) {
      request.response().reset();
    } else {
      off(request.connection());
    }
  }

  /**
   * Vert.x closes a connection only after what is queued for it has been sent, which for a reader that does not read is never;
   * so this goes below it, and below the farewell of TLS. Called on the connection's event loop.
   */
  static void off(HttpConnection connection) {
    Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
    channel.unsafe().close(channel.unsafe().voidPromise());
  }
}
