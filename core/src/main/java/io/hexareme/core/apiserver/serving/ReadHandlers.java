package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.HistoricReads;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** get and list. */
final class ReadHandlers {
  /** How long a list waits for a revision that the store has not reached. */
  private static final Duration FUTURE_REVISION_WAIT = Duration.ofSeconds(3);

  private final ObjectCache cache;
  private final HistoricReads history;
  private final Responder responder;
  private final Tables tables;
  private final Loop loop;

  ReadHandlers(ObjectCache cache, HistoricReads history, Responder responder, Tables tables, Loop loop) {
    this.cache = cache;
    this.history = history;
    this.responder = responder;
    this.tables = tables;
    this.loop = loop;
  }

  CompletionStage<ApiResponse> get(Call call, ServedResource resource) {
    Rendering rendering = rendering(call, resource);
    ObjectKey key = key(call, resource);
    return freshEnough(call).thenCompose(fresh -> {
      StoredObject found = cache.find(resource.storage(), key)
          .orElseThrow(() -> Refusals.notFound(resource.group(), call.info().resource(), key.name()));
      return Shown.ready(resource, List.of(found)).thenApply(ready -> responder.whole(call, 200, rendering.form().encoding(), rendering.object(found)));
    });
  }

  CompletionStage<ApiResponse> list(Call call, ServedResource resource) {
    Rendering rendering = rendering(call, resource);
    ListOptions options = ListOptions.of(call.request(), resource, false);
    Selection selection = Selection.of(call, resource);
    if (!options.continueToken().isEmpty()) {
      return goOn(call, rendering, options, selection, ContinueToken.decode(options.continueToken()));
    }
    if (options.isExact()) {
      return page(call, rendering, options, selection, options.revision(), null);
    }
    CompletionStage<Void> enough = options.revision() == 0 ? freshEnough(call) : atLeast(cache, loop, options.revision());
    return enough.thenCompose(ready -> answer(call, rendering, options, selection,
        List.copyOf(candidates(selection).values()), null, cache.revision()));
  }

  /** Who asks for resourceVersion 0 takes any state: if there is no store to ask for the newest, what is known is given. */
  private CompletionStage<Void> freshEnough(Call call) {
    return call.request().param("resourceVersion").equals("0") ? cache.fresh().exceptionally(failure -> null) : cache.fresh();
  }

  private Rendering rendering(Call call, ServedResource resource) {
    return new Rendering(resource, responder.forObjects(call, resource.schema().apiVersion(), resource.kind()), responder, tables, call);
  }

  /** The object that a request names. */
  static ObjectKey key(Call call, ServedResource resource) {
    return new ObjectKey(resource.namespaced() ? call.info().namespace() : "", call.info().name());
  }

  private NavigableMap<ObjectKey, StoredObject> candidates(Selection selection) {
    NavigableMap<ObjectKey, StoredObject> all = cache.objects(selection.resource().storage(), selection.namespace());
    return selection.single().map(key -> all.subMap(key, true, key, true)).orElse(all);
  }

  /** Waits until the copy holds {@code revision}; a revision that does not come in time is refused. */
  static CompletionStage<Void> atLeast(ObjectCache cache, Loop loop, long revision) {
    return cache.fresh().thenCompose(ready -> {
      if (revision <= cache.revision()) {
        return CompletableFuture.completedFuture(null);
      }
      CompletableFuture<Void> reached = cache.atLeast(revision).toCompletableFuture();
      Loop.Timer timer = loop.after(FUTURE_REVISION_WAIT, () ->
          reached.completeExceptionally(Refusals.tooLargeResourceVersion(revision, cache.revision())));
      return reached.whenComplete((done, failure) -> timer.cancel());
    });
  }

  private CompletionStage<ApiResponse> goOn(
      Call call, Rendering rendering, ListOptions options, Selection selection, ContinueToken token) {
    if (options.revision() > 0) {
      throw Refusals.badRequest("specifying resource version is not allowed when using continue");
    }
    if (token.revision() != 0) {
      return page(call, rendering, options, selection, token.revision(), token.after());
    }
    return cache.fresh().thenCompose(ready -> answer(call, rendering, options, selection,
        List.copyOf(candidates(selection).values()), token.after(), cache.revision()));
  }

  /** A list as it was at an older revision. */
  private CompletionStage<ApiResponse> page(
      Call call, Rendering rendering, ListOptions options, Selection selection, long revision, ObjectKey after) {
    return history.at(selection.resource().storage(), selection.namespace(), revision).thenCompose(result -> switch (result) {
      case HistoricReads.Found(List<StoredObject> objects) ->
          answer(call, rendering, options, selection, objects, after, revision);
      case HistoricReads.Gone gone -> throw expired(after);
      case HistoricReads.Future(long newest) -> throw Refusals.tooLargeResourceVersion(revision, newest);
    });
  }

  private static Refusal expired(ObjectKey after) {
    if (after == null) {
      return Refusals.expired("The resourceVersion for the provided list is too old.");
    }
    return Refusals.expiredContinue(
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the "
            + "continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing "
            + "with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the "
            + "time the first chunk was returned and now may show up in the list.",
        new ContinueToken(0, after).encode());
  }

  private CompletionStage<ApiResponse> answer(Call call, Rendering rendering, ListOptions options, Selection selection,
      List<StoredObject> objects, ObjectKey after, long revision) {
    return Shown.ready(selection.resource(), objects).thenApply(ready -> rendered(call, rendering, options, selection, objects, after, revision));
  }

  private ApiResponse rendered(Call call, Rendering rendering, ListOptions options, Selection selection,
      List<StoredObject> objects, ObjectKey after, long revision) {
    List<StoredObject> chosen = new ArrayList<>();
    long remaining = 0;
    for (StoredObject object : objects) {
      if (after != null && object.key().compareTo(after) <= 0) {
        continue;
      }
      if (selection.matches(object)) {
        if (options.limit() > 0 && chosen.size() >= options.limit()) {
          remaining++;
        } else {
          chosen.add(object);
        }
      }
    }
    Obj metadata = Value.obj(
        "resourceVersion", Long.toString(revision),
        "continue", remaining == 0 ? null : new ContinueToken(revision, chosen.getLast().key()).encode(),
        "remainingItemCount", remaining == 0 || !selection.isEverything() ? null : remaining);
    return responder.whole(call, 200, rendering.form().encoding(), rendering.list(chosen, metadata));
  }
}
