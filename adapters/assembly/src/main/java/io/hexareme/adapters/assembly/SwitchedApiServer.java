package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the API server stands, whether or not it is up: without one, 503 and to try again in a second. */
final class SwitchedApiServer implements ApiServer {
  private static final String DOWN = """
      {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"the API server is not up",\
      "reason":"ServiceUnavailable","details":{"retryAfterSeconds":1},"code":503}""";

  private volatile ApiServer target;

  void up(ApiServer server) {
    target = server;
  }

  void down() {
    target = null;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    ApiServer now = target;
    return now != null ? now.handle(request) : CompletableFuture.completedFuture(new ApiResponse.Whole(503,
        Map.of("content-type", "application/json", "retry-after", "1"), Body.Encoded.of(Bytes.utf8(DOWN))));
  }
}
