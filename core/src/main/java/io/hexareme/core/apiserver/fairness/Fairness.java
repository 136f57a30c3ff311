package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The stage that lets a request pass, wait or be refused. A request takes its seats from here until its answer is there; of a watch, until it has
 * begun. What runs long by nature (a log that is followed, exec, a proxy) is not held up at all.
 */
public final class Fairness {
  private static final String REFUSED = "too many requests, please try again later";

  private final ObjectCache cache;
  private final Loop loop;
  private final Configuration configuration;
  private final WorkEstimator estimator;
  private final Dispatcher dispatcher;
  private final boolean off;

  /**
   * @param seats how many requests may be executed at once, in all (Kubernetes: max-requests-inflight and max-mutating-requests-inflight together)
   * @param off everything passes at once: for simulations that must notice it
   */
  public Fairness(ObjectCache cache, Loop loop, Metrics metrics, int seats, boolean off) {
    this.cache = cache;
    this.loop = loop;
    this.off = off;
    Seats all = new Seats();
    configuration = new Configuration(cache, metrics, all, seats);
    estimator = new WorkEstimator(cache);
    dispatcher = new Dispatcher(loop, all);
    follow(Resource.FLOW_SCHEMAS);
    follow(Resource.PRIORITY_LEVELS);
  }

  private void follow(Resource kind) {
    cache.subscribe(GroupResource.of(kind), new ObjectCache.Listener() {
      @Override
      public void event(ObjectEvent event) {
        configuration.changed();
      }

      @Override
      public void lost() {
        cache.subscribe(GroupResource.of(kind), this);
        configuration.changed();
      }
    });
  }

  /**
   * The answer of {@code work}, which begins when it is the request's turn: now, later, or never. Its stage must never fail, and it must not throw.
   *
   * @throws io.hexareme.core.apiserver.status.Refusal never; a request that finds no place is answered here
   */
  public CompletionStage<ApiResponse> through(ApiRequest request, RequestInfo info, User user, Supplier<CompletionStage<ApiResponse>> work) {
    if (off || runsLong(info)) {
      return work.get();
    }
    Flow flow = configuration.of(user, info, loop.nanos());
    if (flow.level().spec().exempt()) {
      flow.figures().passed();
      return work.get().thenApply(flow::marked);
    }
    return limited(flow, request, new Asked(flow.schema().flow(user, info), estimator.of(request, info, flow.level().nominal())), work);
  }

  /** What a request asks for: the flow it is of, as text, and what it costs. */
  private record Asked(String flow, Work work) {}

  private static boolean runsLong(RequestInfo info) {
    return switch (info.subresource()) {
      case "attach", "exec", "log", "portforward", "proxy" -> true;
      default -> info.subresource().startsWith("proxy/");
    };
  }

  private CompletionStage<ApiResponse> limited(Flow flow, ApiRequest request, Asked asked, Supplier<CompletionStage<ApiResponse>> work) {
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    Entry entry = new Entry(flow, answer, work, loop.nanos());
    Ticket ticket = new Ticket(asked.work(), ShuffleSharding.hash(asked.flow()), entry.arrived, entry::begin);
    entry.ticket = ticket;
    flow.figures().arrived();
    dispatcher.enter(flow.level(), ticket, () -> entry.refused(request, Dispatcher.Refused.TIME_OUT))
        .ifPresent(why -> entry.refused(request, why));
    return answer;
  }

  /** One request between its arrival and its answer. */
  private final class Entry {
    private final Flow flow;
    private final CompletableFuture<ApiResponse> answer;
    private final Supplier<CompletionStage<ApiResponse>> work;
    private final long arrived;
    private Ticket ticket;

    Entry(Flow flow, CompletableFuture<ApiResponse> answer, Supplier<CompletionStage<ApiResponse>> work, long arrived) {
      this.flow = flow;
      this.answer = answer;
      this.work = work;
      this.arrived = arrived;
    }

    void begin() {
      flow.figures().began(loop.nanos() - arrived);
      work.get().thenAccept(response -> {
        flow.figures().ended(loop.nanos() - ticket.began);
        dispatcher.ended(flow.level(), ticket);
        answer.complete(flow.marked(response));
      });
    }

    void refused(ApiRequest request, Dispatcher.Refused why) {
      flow.figures().refused(why, loop.nanos() - arrived);
      answer.complete(flow.marked(tooMany(request)));
    }
  }

  /** Kubernetes answers in plain text, from which client libraries make a Status; callers in this process have no such library. */
  private static ApiResponse tooMany(ApiRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (request.header("accept").contains(Body.TREE)) {
      headers.put("content-type", Body.TREE);
      headers.put("retry-after", "1");
      return new ApiResponse.Whole(429, headers, new Body.Tree(Refusals.tooManyRequests(REFUSED, 1, "", "").status()));
    }
    ApiResponse.Whole text = (ApiResponse.Whole) Responder.text(429, "Too many requests, please try again later.\n");
    headers.putAll(text.headers());
    headers.put("retry-after", "1");
    return new ApiResponse.Whole(429, headers, text.body());
  }
}
