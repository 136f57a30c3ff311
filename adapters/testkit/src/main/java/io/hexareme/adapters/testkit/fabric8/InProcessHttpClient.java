package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import io.hexareme.ports.api.ApiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** fabric8's requests, as the port's. */
final class InProcessHttpClient extends StandardHttpClient<InProcessHttpClient, InProcessFactory, InProcessBuilder> {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final Map<String, String> UPGRADE = Map.of("upgrade", "websocket");

  private final InProcessFactory factory;

  InProcessHttpClient(InProcessBuilder builder, AtomicBoolean closed) {
    super(builder, closed);
    this.factory = builder.getClientFactory();
  }

  @Override
  public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
      StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    return asked(request, Map.of()).<HttpResponse<AsyncBody>>thenApply(response -> {
      BytesBody body = new BytesBody(consumer);
      body.takeFrom(response);
      return new Response(request, response.code(), Requests.headers(response), body);
    }).toCompletableFuture();
  }

  @Override
  public CompletableFuture<WebSocketResponse> buildWebSocketDirect(StandardWebSocketBuilder socket, WebSocket.Listener listener) {
    StandardHttpRequest request = socket.asHttpRequest();
    return asked(request, UPGRADE).thenApply(response -> switch (response) {
      case ApiResponse.Streaming streaming -> {
        FramesSocket frames = new FramesSocket(listener, streaming.frames());
        frames.open();
        yield new WebSocketResponse(new WebSocketUpgradeResponse(request, SWITCHING_PROTOCOLS, Requests.headers(response)), frames);
      }
      case ApiResponse.Conversing conversing -> {
        ChannelSocket channels = new ChannelSocket(listener, conversing.dialogue());
        channels.open();
        yield new WebSocketResponse(new WebSocketUpgradeResponse(request, SWITCHING_PROTOCOLS, Requests.headers(response)), channels);
      }
      case ApiResponse.Whole whole -> new WebSocketResponse(
          new WebSocketUpgradeResponse(request, whole.code(), Requests.headers(response)), new IOException("refused: " + Requests.text(whole)));
    }).toCompletableFuture();
  }

  private CompletionStage<ApiResponse> asked(StandardHttpRequest request, Map<String, String> headers) {
    if (isClosed()) {
      return CompletableFuture.failedStage(new IOException("the client is closed"));
    }
    try {
      return factory.server().handle(Requests.of(request, headers, factory.credential()));
    } catch (IOException unreadable) {
      return CompletableFuture.failedStage(unreadable);
    }
  }

  @Override
  protected void doClose() {}
}
