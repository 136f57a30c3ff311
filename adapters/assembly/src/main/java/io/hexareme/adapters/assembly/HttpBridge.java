package io.hexareme.adapters.assembly;

import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** From the event loops that serve HTTP to the API server's loop, which is known only once the cluster's parts are made. */
final class HttpBridge implements ApiServer {
  private final ApiServer front;
  private final Consumer<Throwable> failures;
  private volatile ApiServer crossing;

  HttpBridge(ApiServer front, Consumer<Throwable> failures) {
    this.front = front;
    this.failures = failures;
  }

  void serverLivesOn(Loop loop) {
    crossing = new CrossLoopApiServer(front, loop, () -> new VertxLoop(Vertx.currentContext(), failures));
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    ApiServer known = crossing;
    return (known == null ? front : known).handle(request);
  }
}
