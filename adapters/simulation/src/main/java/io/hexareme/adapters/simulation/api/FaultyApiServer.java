package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An API server in front of which things go wrong. A request meets the faults in the order in which they began: one that is refused by the
 * first is not seen by the second.
 *
 * <p>All of it, answers and frames included, happens on one loop, which is also the target's.
 */
public final class FaultyApiServer implements ApiServer {

  /** Hears of every hit. */
  @FunctionalInterface
  public interface HitListener {
    /** @param request in words, such as {@code deployment-controller: update deployments/status default/web} */
    void hit(Instant at, ApiFault fault, String request);
  }

  private final ApiServer target;
  private final Loop loop;
  private final Clock clock;
  private final Function<ApiRequest, String> clientName;
  private final SeenRevision seen = new SeenRevision();
  private final List<BegunFault> faults = new ArrayList<>();
  private final Set<FaultyWatch> open = new LinkedHashSet<>();
  private HitListener listener = (at, fault, request) -> { };

  /** @param clientName who sends a request, as {@link RequestMatch#client} names it */
  public FaultyApiServer(ApiServer target, Loop loop, Clock clock, Function<ApiRequest, String> clientName) {
    this.target = target;
    this.loop = loop;
    this.clock = clock;
    this.clientName = clientName;
  }

  public void onHit(HitListener newListener) {
    listener = newListener;
  }

  /** On the loop. */
  public void begin(ApiFault fault) {
    BegunFault begun = new BegunFault(fault, loop.nanos(), seen.revision());
    faults.removeIf(each -> each.isOver(loop.nanos()));
    faults.add(begun);
    if (begun.strikesOpenWatches()) {
      List.copyOf(open).stream().filter(watch -> begun.hits(watch.asked(), loop.nanos())).forEach(watch -> {
        told(begun, watch.asked());
        watch.befall(begun);
      });
    }
  }

  /** Ends all faults; what they have done stays done. On the loop. */
  public void endAll() {
    faults.forEach(BegunFault::end);
    faults.clear();
    List.copyOf(open).forEach(FaultyWatch::faultsEnded);
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    if (faults.isEmpty() && !request.query().containsKey("watch")) {
      return target.handle(request).thenApply(seen::in); // the plain way, which most requests go
    }
    return meet(request, Asked.of(request, clientName.apply(request)), List.copyOf(faults), 0, new ArrayList<>());
  }

  /** @param struck the faults that the stream, if it becomes one, has met on the way */
  private CompletionStage<ApiResponse> meet(ApiRequest request, Asked asked, List<BegunFault> met, int from, List<BegunFault> struck) {
    for (int i = from; i < met.size(); i++) {
      BegunFault fault = met.get(i);
      if (fault.hits(asked, request, loop.nanos())) {
        told(fault, asked);
        if (fault.strikesOpenWatches()) {
          struck.add(fault);
        } else {
          int next = i + 1;
          return befall(request, asked, fault, changed -> meet(changed, asked, met, next, struck));
        }
      }
    }
    CompletionStage<ApiResponse> answer = target.handle(request).thenApply(seen::in);
    return asked.verb().equals("watch") ? answer.thenApply(response -> watched(response, asked, struck)) : answer;
  }

  private void told(BegunFault fault, Asked asked) {
    listener.hit(clock.now(), fault.fault(), asked.toString());
  }

  private CompletionStage<ApiResponse> befall(
      ApiRequest request, Asked asked, BegunFault fault, Function<ApiRequest, CompletionStage<ApiResponse>> onward) {
    return switch (fault.fault().effect()) {
      case ApiFault.Effect.LoseRequest(var patience) -> later(patience, Statuses.timedOut(request, asked));
      case ApiFault.Effect.LoseAnswer(var patience) -> {
        onward.apply(request).thenAccept(FaultyApiServer::lose);
        yield later(patience, Statuses.timedOut(request, asked));
      }
      case ApiFault.Effect.Refuse refusal -> CompletableFuture.completedFuture(Statuses.refused(request, asked, refusal));
      case ApiFault.Effect.Delay(var each) -> later(each, request).thenCompose(onward).thenCompose(answer -> later(each, answer));
      case ApiFault.Effect.StaleList _ -> onward.apply(asOf(request, fault.revision())).thenApply(answer -> {
        fault.learn(SeenRevision.of(answer));
        return answer;
      });
      case ApiFault.Effect.Expire _ -> CompletableFuture.completedFuture(asked.verb().equals("watch")
          ? new ApiResponse.Streaming(200, Map.of("content-type", "application/json"), new LastWord(Statuses.expiredEvent(request)))
          : Statuses.refused(request, asked, new ApiFault.Effect.Refuse(410, "Expired", "", 0)));
      case ApiFault.Effect.DropWatch _, ApiFault.Effect.LagWatch _, ApiFault.Effect.SkipEvent _, ApiFault.Effect.TruncateWatch _,
          ApiFault.Effect.HalfOpenWatch _, ApiFault.Effect.SlowReader _ -> throw new IllegalStateException("it strikes the open watch");
    };
  }

  /** A stream that nobody will read must not stay open. */
  private static void lose(ApiResponse answer) {
    if (answer instanceof ApiResponse.Streaming stream) stream.frames().cancel();
  }

  private <T> CompletionStage<T> later(Duration delay, T value) {
    CompletableFuture<T> later = new CompletableFuture<>();
    loop.after(delay, () -> later.complete(value));
    return later;
  }

  private static ApiRequest asOf(ApiRequest request, long revision) {
    if (revision == 0) return request;
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.put("resourceVersion", List.of(Long.toString(revision)));
    query.put("resourceVersionMatch", List.of("Exact"));
    return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body(), request.credential(), request.cause());
  }

  private ApiResponse watched(ApiResponse response, Asked asked, List<BegunFault> struck) {
    if (!(response instanceof ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames))) return response;
    FaultyWatch watch = new FaultyWatch(asked, frames, loop, seen, open::remove);
    open.add(watch);
    struck.forEach(watch::befall);
    return new ApiResponse.Streaming(code, headers, watch);
  }
}
