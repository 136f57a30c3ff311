package io.hexareme.adapters.httpvertx;

import io.hexareme.adapters.httpvertx.talk.Protocol;
import io.hexareme.adapters.httpvertx.talk.Talk;
import io.hexareme.adapters.httpvertx.talk.Wire;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.http1.Http1ServerConnection;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.function.Function;

/** Turns a request's connection into the wire of a conversation: a WebSocket, or SPDY/3.1. A client that speaks neither is refused. */
final class Conversing {
  private static final String SPDY = "SPDY/3.1";
  private static final String STREAM_PROTOCOL = "x-stream-protocol-version";
  private static final String WEBSOCKET_PROTOCOL = "sec-websocket-protocol";
  /** RFC 6455, 7.4.1: the purpose is fulfilled. */
  private static final short NORMAL = 1000;
  /** The same: there was no farewell. */
  private static final short ABNORMAL = 1006;

  private final Context context;
  private final OpenStreams streams;
  private final HttpServerRequest request;
  private final ApiResponse.Conversing answer;

  Conversing(Context context, OpenStreams streams, HttpServerRequest request, ApiResponse.Conversing answer) {
    this.context = context;
    this.streams = streams;
    this.request = request;
    this.answer = answer;
  }

  void begin(boolean webSocket) {
    if (webSocket) {
      webSocket();
    } else if (SPDY.equalsIgnoreCase(request.getHeader("upgrade")) && request.connection() instanceof Http1ServerConnection) {
      spdy();
    } else {
      refuse(Refusals.upgrade("unable to upgrade: neither a WebSocket nor " + SPDY + " was asked for"));
    }
  }

  private void refuse(ApiResponse.Whole refusal) {
    answer.dialogue().cancel();
    WholeResponse.write(request, refusal);
  }

  private static String joined(HttpServerRequest request, String header) {
    return String.join(",", request.headers().getAll(header));
  }

  // ---- WebSocket ----

  private void webSocket() {
    String offered = Credentials.withoutBearer(joined(request, WEBSOCKET_PROTOCOL));
    Optional<Protocol> protocol = Protocol.inWebSocket(offered, answer.dialogue());
    boolean portless = answer.dialogue() instanceof Dialogue.Ports ports && ports.ports().isEmpty();
    if (protocol.isEmpty() || protocol.get().needsPorts() && portless) {
      request.resume();
      refuse(Refusals.upgrade(protocol.isEmpty() ? "unable to upgrade: none of the protocols is known: " + offered
          : "query parameter \"ports\" is required"));
      return;
    }
    // Vert.x takes the first offer that it knows for anything; here it depends on what is talked about.
    if (protocol.get().name().isEmpty()) {
      request.headers().remove(WEBSOCKET_PROTOCOL);
    } else {
      request.headers().set(WEBSOCKET_PROTOCOL, protocol.get().name());
    }
    request.toWebSocket()
        .onSuccess(socket -> start(new SocketWire(socket, protocol.get().isText()), wire -> protocol.get().webSocket(answer.dialogue(), wire)))
        .onFailure(_ -> answer.dialogue().cancel());
  }

  private record SocketWire(ServerWebSocket socket, boolean text) implements OpenWire {
    @Override
    public Future<Void> send(Buffer bytes) {
      return text ? socket.writeTextMessage(bytes.toString()) : socket.writeBinaryMessage(bytes);
    }

    @Override
    public void pause() {
      if (!socket.isClosed()) {
        socket.pause();
      }
    }

    /** Of a closed one too: what came before the client's farewell may still wait. */
    @Override
    public void resume() {
      socket.resume();
    }

    @Override
    public void close() {
      if (!socket.isClosed()) {
        socket.close(NORMAL);
      }
    }

    /** A farewell is heard in its turn, after all that was said before it; a wire that breaks is heard at once. */
    @Override
    public void listen(Talk talk, Runnable closed) {
      socket.binaryMessageHandler(talk::received);
      socket.textMessageHandler(message -> talk.received(Buffer.buffer(message)));
      socket.endHandler(_ -> closed.run());
      socket.closeHandler(_ -> {
        if (socket.closeStatusCode() == ABNORMAL) {
          closed.run();
        }
      });
      socket.exceptionHandler(_ -> closed.run());
    }
  }

  // ---- SPDY ----

  private void spdy() {
    Optional<Protocol> protocol = Protocol.inSpdy(joined(request, STREAM_PROTOCOL), answer.dialogue());
    if (protocol.isEmpty()) {
      request.response().putHeader("x-accepted-stream-protocol-versions", String.join(",", Protocol.spdyNames(answer.dialogue())));
      refuse(Refusals.protocol("unable to upgrade: unable to negotiate protocol: client supports [" + joined(request, STREAM_PROTOCOL)
          + "], server accepts " + Protocol.spdyNames(answer.dialogue())));
      return;
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: " + SPDY + "\r\n");
    if (!protocol.get().name().isEmpty()) {
      head.append(STREAM_PROTOCOL).append(": ").append(protocol.get().name()).append("\r\n");
    }
    answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    connection().onSuccess(socket -> {
      socket.write(head.append("\r\n").toString());
      start(new ConnectionWire(socket), wire -> protocol.get().spdy(answer.dialogue(), wire));
    }).onFailure(_ -> answer.dialogue().cancel());
  }

  /** Vert.x upgrades nothing but GET by itself, and these clients POST: so the connection is taken bare, before any answer. */
  private Future<NetSocket> connection() {
    Http1ServerConnection connection = (Http1ServerConnection) request.connection();
    ChannelPipeline pipeline = connection.channelHandlerContext().pipeline();
    if (pipeline.get(WebSocketServerExtensionHandler.class) != null) {
      pipeline.remove(WebSocketServerExtensionHandler.class);
    }
    return connection.netSocket();
  }

  private record ConnectionWire(NetSocket socket) implements OpenWire {
    @Override
    public Future<Void> send(Buffer bytes) {
      return socket.write(bytes);
    }

    @Override
    public void pause() {
      socket.pause();
    }

    @Override
    public void resume() {
      socket.resume();
    }

    @Override
    public void close() {
      socket.end();
    }

    @Override
    public void listen(Talk talk, Runnable closed) {
      socket.handler(talk::received);
      socket.closeHandler(_ -> closed.run());
      socket.exceptionHandler(_ -> closed.run());
    }
  }

  // ---- both ----

  private interface OpenWire extends Wire {
    void listen(Talk talk, Runnable closed);
  }

  private void start(OpenWire wire, Function<Wire, Talk> made) {
    Talk talk = made.apply(wire);
    Conversation conversation = new Conversation(wire, talk);
    wire.listen(talk, conversation::gone);
    if (streams.add(conversation)) {
      talk.open();
    } else {
      conversation.gone();
      wire.close();
    }
  }

  /** One that is under way. */
  private final class Conversation implements OpenStreams.Open {
    private final Wire wire;
    private final Talk talk;

    Conversation(Wire wire, Talk talk) {
      this.wire = wire;
      this.talk = talk;
    }

    void gone() {
      streams.remove(this);
      talk.gone();
      if (answer.dialogue() instanceof Dialogue.Ports ports) {
        ports.forward().close();
      }
    }

    @Override
    public void shutDown() {
      context.runOnContext(_ -> {
        gone();
        wire.close();
      });
    }
  }
}
