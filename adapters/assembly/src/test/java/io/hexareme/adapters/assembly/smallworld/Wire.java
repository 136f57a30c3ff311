package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.FaultyApiServer;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The way from one life of a process to the API server and back, on which the strike happens. */
final class Wire implements ApiServer {
  private static final Duration STALE = Duration.ofSeconds(5);

  private final FaultyApiServer server;
  private final Loop serverLoop;
  private final Loop loop;
  private final Life life;
  private final Component owner;
  private final Tape tape;
  private final Set<ApiResponse.Frames> streams = new LinkedHashSet<>();

  Wire(FaultyApiServer server, Loop serverLoop, Loop loop, Life life, Component owner, Tape tape) {
    this.server = server;
    this.serverLoop = serverLoop;
    this.loop = loop;
    this.life = life;
    this.owner = owner;
    this.tape = tape;
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    if (life.over) {
      return answer;
    }
    owner.asks();
    if (request.method().equals("POST") && request.path().endsWith("/events")) {
      loop.execute(() -> answer.complete(new ApiResponse.Whole(201, Map.of(), request.body()))); // nobody here reads Events
      return answer;
    }
    String client = ClientNames.of(request);
    Strike strike = tape.asked(client, request);
    ApiRequest sent = owner.listsFromCache() ? fromCache(request) : request;
    serverLoop.execute(() -> {
      befall(strike, client);
      server.handle(sent).whenComplete((response, failure) -> loop.execute(() -> deliver(answer, response, failure, strike)));
    });
    if (strike != Strike.NONE && strike.trouble() == Trouble.CRASH_BEFORE_ANSWER) {
      owner.crash();
    }
    return answer;
  }

  /** What it takes at the server for the strike to happen to the very next request of that client. */
  private void befall(Strike strike, String client) {
    if (strike == Strike.NONE) {
      return;
    }
    RequestMatch next = RequestMatch.ANY.by(client).verbs(RequestMatch.WRITES);
    switch (strike.trouble()) {
      case CONFLICT -> server.begin(ApiFault.of(next, Effect.Refuse.conflict()).first(1));
      case TOO_MANY_REQUESTS -> server.begin(ApiFault.of(next, Effect.Refuse.tooManyRequests(1)).first(1));
      case LOST_ANSWER -> server.begin(ApiFault.of(next, new Effect.LoseAnswer(Duration.ofSeconds(1))).first(1));
      case RESTART_ON_STALE_LISTS -> server.begin(ApiFault.of(RequestMatch.ANY, new Effect.StaleList()).during(STALE));
      case CRASH_AFTER_ANSWER, CRASH_BEFORE_ANSWER, RESTART_WITH_LAGGING_WATCHES, SKIPPED_EVENT -> { }
    }
  }

  private void deliver(CompletableFuture<ApiResponse> answer, ApiResponse response, Throwable failure, Strike strike) {
    if (life.over) {
      return;
    }
    boolean last = strike != Strike.NONE && switch (strike.trouble()) {
      case CRASH_AFTER_ANSWER, RESTART_WITH_LAGGING_WATCHES, RESTART_ON_STALE_LISTS -> true;
      case CRASH_BEFORE_ANSWER, LOST_ANSWER, CONFLICT, TOO_MANY_REQUESTS, SKIPPED_EVENT -> false;
    };
    life.over = last;
    if (failure != null) {
      answer.completeExceptionally(failure);
    } else {
      answer.complete(response instanceof ApiResponse.Streaming(int code, var headers, ApiResponse.Frames frames)
          ? new ApiResponse.Streaming(code, headers, carried(frames)) : response);
    }
    if (last) {
      if (strike.trouble() != Trouble.CRASH_AFTER_ANSWER) {
        owner.seesLateFrom(serverLoop, server, strike.trouble() == Trouble.RESTART_ON_STALE_LISTS);
      }
      owner.crash();
    }
  }

  /** As an informer asks that is content with what the server has at hand. */
  private static ApiRequest fromCache(ApiRequest request) {
    if (!request.method().equals("GET") || request.query().containsKey("watch") || request.query().containsKey("resourceVersion")) {
      return request;
    }
    Map<String, List<String>> query = new LinkedHashMap<>(request.query());
    query.put("resourceVersion", List.of("0"));
    return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body(), request.credential(), request.cause());
  }

  private ApiResponse.Frames carried(ApiResponse.Frames source) {
    streams.add(source);
    return new ApiResponse.Frames() {
      @Override
      public void start(ApiResponse.Sink sink) {
        serverLoop.execute(() -> source.start(new ApiResponse.Sink() {
          @Override
          public boolean frame(Body frame) {
            if (life.over) {
              return false;
            }
            if (isEvent(frame) && tape.skips(owner.name(), words(frame))) {
              owner.crashSoon();
            } else {
              loop.execute(() -> {
                if (!life.over) {
                  sink.frame(frame);
                }
              });
            }
            return true;
          }

          @Override
          public void end() {
            streams.remove(source);
            loop.execute(sink::end);
          }
        }));
      }

      @Override
      public void cancel() {
        streams.remove(source);
        serverLoop.execute(source::cancel);
      }
    };
  }

  private static boolean isEvent(Body frame) {
    return frame instanceof Body.Tree(var event) && !event.text("type").equals("BOOKMARK") && !event.text("type").equals("ERROR");
  }

  private static String words(Body frame) {
    return frame instanceof Body.Tree(var event)
        ? event.text("type") + " " + event.text("object", "kind") + " " + event.text("object", "metadata", "namespace") + "/"
            + event.text("object", "metadata", "name")
        : "";
  }

  /** The process is dead: the server finds its connections closed. */
  void close() {
    List.copyOf(streams).forEach(stream -> serverLoop.execute(stream::cancel));
    streams.clear();
  }
}
