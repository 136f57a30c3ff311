package io.hexareme.adapters.webhookvertx;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.webhook.Webhooks.Answer;
import io.hexareme.ports.webhook.Webhooks.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One request and its answer. Answers on a Vert.x context; {@link #end} may be called from anywhere. */
final class Conversation {
  /** A review is about one object, which no store takes if it is larger. */
  private static final int LARGEST = 8 << 20;

  private final HttpClient client;
  private final Call call;
  private final Post post;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile HttpClientRequest request; // null until it is connected
  private volatile boolean over;

  Conversation(HttpClient client, Call call, Post post) {
    this.client = client;
    this.call = call;
    this.post = post;
  }

  CompletionStage<Answer> begin() {
    RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setSsl(true)
        .setHost(post.name()).setPort(post.port()).setURI(post.path())
        .setServer(SocketAddress.inetSocketAddress(post.port(), post.host()))
        .putHeader("content-type", "application/json").putHeader("accept", "application/json, */*")
        .putHeader("user-agent", "hexareme-admission");
    call.headers().forEach(options::putHeader);
    client.request(options).onSuccess(this::send).onFailure(this::fail);
    return answer;
  }

  private void send(HttpClientRequest connected) {
    request = connected;
    if (over) {
      connected.reset();
      return;
    }
    connected.response().onSuccess(this::receive).onFailure(this::fail);
    connected.exceptionHandler(this::fail);
    connected.end(Buffer.buffer(call.body().utf8().getBytes(StandardCharsets.UTF_8)));
  }

  private void receive(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(this::fail);
    response.handler(piece -> {
      if (body.length() + piece.length() > LARGEST) {
        answer.complete(new Answer.Failed(false, "http: response body too large"));
        end();
      } else {
        body.appendBuffer(piece);
      }
    });
    response.endHandler(done -> answer.complete(
        new Answer.Reply(response.statusCode(), Bytes.utf8(body.toString(StandardCharsets.UTF_8)))));
  }

  private void fail(Throwable failure) {
    answer.complete(new Answer.Failed(false, GoWords.of(failure, post)));
  }

  /** The answer has come, or nobody waits for it any more. */
  void end() {
    over = true;
    HttpClientRequest begun = request;
    if (begun != null && !answer.isDone()) {
      begun.reset();
    }
  }
}
