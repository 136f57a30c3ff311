package io.hexareme.adapters.issuersvertx;

import io.hexareme.ports.security.IssuerDocuments.Answer;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One document on its way. Answers on a Vert.x context. */
final class Reading {
  private static final int LARGEST = 1 << 20;

  private final String url;
  private final String bearer;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  /** @param bearer shown to the server; empty for none */
  Reading(String url, String bearer) {
    this.url = url;
    this.bearer = bearer;
  }

  CompletionStage<Answer> by(HttpClient client) {
    RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url)
        .putHeader("accept", "application/json").putHeader("user-agent", "hexareme-oidc");
    if (!bearer.isEmpty()) {
      options.putHeader("authorization", "Bearer " + bearer);
    }
    client.request(options).onSuccess(this::send).onFailure(this::fail);
    return answer;
  }

  private void send(HttpClientRequest request) {
    request.exceptionHandler(this::fail);
    request.response().onSuccess(response -> receive(request, response)).onFailure(this::fail);
    request.end();
  }

  private void receive(HttpClientRequest request, HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(this::fail);
    response.handler(piece -> {
      if (body.length() + piece.length() > LARGEST) {
        fail("response body too large");
        request.reset();
      } else {
        body.appendBuffer(piece);
      }
    });
    response.endHandler(done -> {
      if (response.statusCode() == 200) {
        answer.complete(new Answer.Document(new Bytes(body.getBytes())));
      } else {
        fail(response.statusCode() + " " + response.statusMessage());
      }
    });
  }

  private void fail(Throwable failure) {
    fail(String.valueOf(failure.getMessage()));
  }

  private void fail(String why) {
    answer.complete(new Answer.Failed("Get \"" + url + "\": " + why));
  }
}
