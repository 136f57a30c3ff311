package io.hexareme.core.client;

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

/** Lists one ConfigMap at revision 5; what its watches do is the test's. */
final class ToldApiServer implements ApiServer {
  final List<String> requests = new ArrayList<>();
  final List<Watch> watches = new ArrayList<>();
  /** Ends every watch as soon as it is opened. */
  boolean endsWatches;
  /** No request is answered but by a broken connection. */
  boolean broken;

  static final class Watch implements ApiResponse.Frames {
    private final boolean endsAtOnce;
    ApiResponse.Sink sink;
    boolean cancelled;

    Watch(boolean endsAtOnce) {
      this.endsAtOnce = endsAtOnce;
    }

    @Override
    public void start(ApiResponse.Sink to) {
      sink = to;
      if (endsAtOnce) {
        sink.end();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    boolean send(String type, String name, long revision) {
      return sink.frame(new Body.Tree(Value.obj("type", type, "object", object(name, revision))));
    }
  }

  private static Value.Obj object(String name, long revision) {
    return Value.obj("metadata", Value.obj("name", name, "namespace", "default", "resourceVersion", Long.toString(revision)));
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    boolean watches = request.query().containsKey("watch");
    requests.add(watches ? "watch " + request.param("resourceVersion") : "list");
    if (broken) {
      return CompletableFuture.failedFuture(new IllegalStateException("connection reset"));
    }
    if (watches) {
      Watch watch = new Watch(endsWatches);
      this.watches.add(watch);
      return CompletableFuture.completedFuture(new ApiResponse.Streaming(200, Map.of(), watch));
    }
    Value list = Value.obj("metadata", Value.obj("resourceVersion", "5"), "items", List.of(object("first", 5)));
    return CompletableFuture.completedFuture(new ApiResponse.Whole(200, Map.of(), new Body.Tree(list)));
  }
}
