package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands behind the open port until the API server is up: answers 503 and to try again in a second. */
final class DeferredApiServer implements ApiServer {
  private static final String STARTING = """
      {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"the API server is starting",\
      "reason":"ServiceUnavailable","details":{"retryAfterSeconds":1},"code":503}""";

  private volatile ApiServer target;

  void becomes(ApiServer server) {
    target = server;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    ApiServer now = target;
    return now != null ? now.handle(request) : CompletableFuture.completedFuture(new ApiResponse.Whole(503,
        Map.of("content-type", "application/json", "retry-after", "1"), Body.Encoded.of(Bytes.utf8(STARTING))));
  }
}
