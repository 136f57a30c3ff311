package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** One request and its answer. Lives on the event loop that received the request. */
final class Exchange {
  private final ApiServer api;
  private final Credentials credentials;
  private final OpenStreams streams;
  private final HttpServerRequest request;
  private final Context context;
  private final boolean upgrade;

  Exchange(Vertx vertx, ApiServer api, Credentials credentials, OpenStreams streams, HttpServerRequest request) {
    this.api = api;
    this.credentials = credentials;
    this.streams = streams;
    this.request = request;
    this.context = vertx.getOrCreateContext();
    this.upgrade = request.canUpgradeToWebSocket();
  }

  void handle() {
    if (upgrade) {
      // Whether it becomes a WebSocket is for the API server to say; until then nothing may be read.
      request.pause();
      ask(Bytes.EMPTY);
      return;
    }
    // A client that goes away before its request is whole needs no answer.
    RequestBody.read(request, context.owner(), streams.patience().body())
        .onSuccess(body -> body.ifPresentOrElse(this::ask, () -> answer(Refusals.TOO_LARGE)));
  }

  private void ask(Bytes body) {
    Optional<Credential> credential = credentials.of(request);
    Optional<String> path = PercentDecoding.path(request.path());
    if (path.isEmpty()) {
      answer(Refusals.BAD_PATH);
    } else if (credential.isEmpty()) {
      answer(Refusals.UNAUTHORIZED);
    } else {
      ApiRequest mapped = RequestMapping.map(request, path.get(), credential.get(), body);
      Refusals.ofTrees(mapped).ifPresentOrElse(this::answer, () -> call(mapped));
    }
  }

  private void call(ApiRequest mapped) {
    api.handle(mapped).whenComplete((response, failure) -> onContext(() -> {
      answer(failure == null ? response : Refusals.BROKEN);
      if (failure != null) {
        throw new IllegalStateException("the API server failed, which it never should", failure);
      }
    }));
  }

  private void onContext(Runnable task) {
    if (Vertx.currentContext() == context) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }

  private void answer(ApiResponse response) {
    try {
      write(response);
    } catch (RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  /** The answer cannot be written: a bug of ours, which the client must not wait for. */
  private void giveUp() {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      response.reset();
    } else {
      response.headers().clear();
      WholeResponse.write(request, Refusals.BROKEN);
    }
  }

  private void write(ApiResponse response) {
    switch (response) {
      case ApiResponse.Whole whole -> {
        if (upgrade) {
          request.resume();
        }
        WholeResponse.write(request, whole);
      }
      case ApiResponse.Streaming streaming -> stream(streaming);
      case ApiResponse.Conversing conversing -> converse(conversing);
    }
  }

  private void converse(ApiResponse.Conversing conversing) {
    if (request.response().closed()) {
      conversing.dialogue().cancel();
    } else {
      new Conversing(context, streams, request, conversing).begin(upgrade);
    }
  }

  private void stream(ApiResponse.Streaming streaming) {
    if (request.response().closed()) {
      streaming.frames().cancel();
    } else if (upgrade) {
      request.toWebSocket()
          .onSuccess(socket ->
              WebSocketWire.start(context, streams, new WebSocketWire(socket, request.connection()), streaming.frames()))
          .onFailure(_ -> streaming.frames().cancel());
    } else {
      HttpWire.start(context, streams, request, streaming);
    }
  }
}
