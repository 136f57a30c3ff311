package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.clusterfaults.check.Call;
import io.hexareme.adapters.assembly.clusterfaults.check.Invariants;
import io.hexareme.adapters.assembly.clusterfaults.check.ToldStreams;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The API server as one component sees it: what it asks and is told is passed on, and judged. */
final class WitnessedApi implements ApiServer {
  /** By then the store's watch has brought what a write did. */
  private static final Duration SETTLED = Duration.ofMillis(100);

  private final String user;
  private final ApiServer server;
  private final Clock clock;
  private final Loop loop;
  private final Invariants invariants;

  WitnessedApi(String user, ApiServer server, Clock clock, Loop loop, Invariants invariants) {
    this.user = user;
    this.server = server;
    this.clock = clock;
    this.loop = loop;
    this.invariants = invariants;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    RequestPath path = RequestPath.of(request.path());
    Instant sent = clock.now();
    long revision = invariants.history().revision();
    return server.handle(request).thenApply(answer -> {
      if (answer instanceof ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames)) {
        return path.subresource().isEmpty() ? new ApiResponse.Streaming(code, headers, followed(request, path, frames)) : answer;
      }
      judge(new Call(user, request.method(), path.resource(), path.subresource(), path.key(), sent, revision, body(request), answer.code(), tree(answer)),
          request);
      return answer;
    });
  }

  private static Value body(ApiRequest request) {
    return request.body() instanceof Body.Tree(Value tree) ? tree : Obj.EMPTY;
  }

  private static Obj tree(ApiResponse answer) {
    return answer instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value tree)) ? tree.asObj() : Obj.EMPTY;
  }

  private void judge(Call call, ApiRequest request) {
    boolean late = call.method().equals("DELETE") || call.subresource().equals("eviction");
    if (late) loop.after(SETTLED, () -> invariants.answered(call));
    else invariants.answered(call);
    boolean whole = call.method().equals("GET") && call.key().name().isEmpty() && !call.resource().isEmpty() && request.param("limit").isEmpty()
        && request.param("resourceVersion").isEmpty();
    if (whole && call.code() == 200) ToldStreams.listed(user, call.resource(), call.key().namespace(), query(request), call.answer(), invariants);
  }

  private static Map<String, String> query(ApiRequest request) {
    Map<String, String> query = new LinkedHashMap<>();
    request.query().forEach((name, values) -> query.put(name, values.isEmpty() ? "" : values.getFirst()));
    return query;
  }

  private ApiResponse.Frames followed(ApiRequest request, RequestPath path, ApiResponse.Frames frames) {
    ToldStreams told = new ToldStreams(user, path.resource(), path.key().namespace(), query(request), invariants);
    return new ApiResponse.Frames() {
      @Override
      public void start(ApiResponse.Sink sink) {
        frames.start(new ApiResponse.Sink() {
          @Override
          public boolean frame(Body frame) {
            if (frame instanceof Body.Tree(Value event)) told.frame(event);
            return sink.frame(frame);
          }

          @Override
          public void end() {
            sink.end();
          }
        });
      }

      @Override
      public void cancel() {
        frames.cancel();
      }
    };
  }
}
