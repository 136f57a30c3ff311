package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Carries everything out at once, at revision 100 and up, and keeps what arrived. */
final class RecordingApiServer implements ApiServer {
  final List<ApiRequest> arrived = new ArrayList<>();
  final List<OpenWatch> watches = new ArrayList<>();
  private long revision = 99;

  /** One watch, whose events the test sends. */
  static final class OpenWatch implements ApiResponse.Frames {
    ApiResponse.Sink sink;
    boolean cancelled;

    @Override
    public void start(ApiResponse.Sink to) {
      sink = to;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    boolean send(String type, String name) {
      boolean taken = sink.frame(new Body.Tree(Value.obj("type", type, "object", Value.obj("metadata", Value.obj("name", name)))));
      if (!taken) sink.end();
      return taken;
    }
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    arrived.add(request);
    if (request.query().containsKey("watch")) {
      OpenWatch watch = new OpenWatch();
      watches.add(watch);
      return CompletableFuture.completedFuture(new ApiResponse.Streaming(200, Map.of(), watch));
    }
    Value answer = Value.obj("metadata", Value.obj("resourceVersion", Long.toString(++revision)));
    return CompletableFuture.completedFuture(new ApiResponse.Whole(200, Map.of(), new Body.Tree(answer)));
  }
}
