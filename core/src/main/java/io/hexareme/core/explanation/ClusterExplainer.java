package io.hexareme.core.explanation;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.explanation.Explainer;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gathers through the front door what a judgement needs, and has it made. What may not be read is missing from the evidence. */
public final class ClusterExplainer implements Explainer {
  private static final String TRACE = "/hexareme/trace";
  private static final String STORE = "/hexareme/store";
  /** Takes what the server last knew, where the store cannot be asked. */
  private static final Map<String, String> ANY_STATE = Map.of("resourceVersion", "0");

  private final ApiClient client;
  private final Clock clock;

  public ClusterExplainer(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Answer> explain(String kind, String name, String namespace) {
    Optional<Kind> known = Kind.named(kind);
    if (known.isEmpty()) {
      return CompletableFuture.completedFuture(new Answer.UnknownKind(kind, Kind.ALL.stream().map(Kind::singular).toList()));
    }
    Resource resource = known.get().resource();
    String scope = resource.namespaced() ? namespace : "";
    return store().thenCompose(store -> explain(known.get(), scope, name, store));
  }

  private CompletionStage<Answer> explain(Kind kind, String scope, String name, StoreNote store) {
    Resource resource = kind.resource();
    return read(resource.path(scope) + "/" + name, query(store)).thenCompose(result -> switch (result) {
      case Result.Failed failed -> CompletableFuture.completedFuture((Answer) new Answer.Refused(failed.code(), failed.message()));
      case Result.Ok(int code, Obj object) -> gather(kind, scope, store)
          .thenApply(evidence -> new Answer.Explained(Judgement.of(typed(resource, object), kind.rule(), evidence)));
    });
  }

  private static Map<String, String> query(StoreNote store) {
    return store.writes() ? Map.of() : ANY_STATE;
  }

  private CompletionStage<Result> read(String path, Map<String, String> query) {
    return client.send("GET", path, query, new Body.None(), "");
  }

  private CompletionStage<StoreNote> store() {
    return read(STORE, Map.of()).thenApply(result -> result instanceof Result.Ok(int code, Obj answer) ? StoreNote.of(answer) : StoreNote.WELL);
  }

  private CompletionStage<Evidence> gather(Kind kind, String namespace, StoreNote store) {
    Map<Resource, List<Obj>> lists = new LinkedHashMap<>();
    CompletionStage<?> listed = CompletableFuture.completedFuture(null);
    for (Resource resource : kind.rule().needs()) {
      listed = listed.thenCompose(before -> list(resource, namespace, store)).thenAccept(objects -> lists.put(resource, objects));
    }
    return listed.thenCompose(before -> trace(0, new ArrayList<>())).thenApply(trace -> new Evidence(lists, trace, store, clock.now()));
  }

  private CompletionStage<List<Obj>> list(Resource resource, String namespace, StoreNote store) {
    return client.list(resource, resource.namespaced() ? namespace : "", query(store)).thenApply(result -> switch (result) {
      case Result.Ok(int code, Obj list) -> list.list("items").stream().map(item -> typed(resource, item.asObj())).toList();
      case Result.Failed refused -> List.of();
    });
  }

  /** List items come without kind and apiVersion. */
  private static Obj typed(Resource resource, Obj object) {
    return object.has("kind") ? object : object.with("kind", resource.kind()).with("apiVersion", resource.apiVersion());
  }

  /** Page by page: the recorder holds more than one answer does. */
  private CompletionStage<List<TraceEvent>> trace(long after, List<TraceEvent> before) {
    return read(TRACE, Map.of("after", Long.toString(after))).thenCompose(result -> {
      List<Value> page = result instanceof Result.Ok(int code, Obj answer) ? answer.list("events") : List.of();
      page.forEach(event -> before.add(event(event)));
      return page.isEmpty()
          ? CompletableFuture.completedFuture(before)
          : trace(page.getLast().at("sequence").asLong(0), before);
    });
  }

  private static TraceEvent event(Value event) {
    return new TraceEvent(
        Timestamps.parse(event.at("at")).orElse(Instant.EPOCH),
        event.text("component"),
        event.text("action"),
        event.text("subject"),
        event.at("revision").asLong(0),
        event.text("span"),
        event.text("cause"),
        event.at("details").asStrings());
  }
}
