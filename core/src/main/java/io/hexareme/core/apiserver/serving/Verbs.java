package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.DeleteHandler.Deleted;
import io.hexareme.core.apiserver.serving.UpdateHandler.Proposal;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.status.StatusBody;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The verbs on a stored resource, each handed to its handler and answered in the negotiated form. */
public final class Verbs {
  private final WriteStages stages;
  private final ReadHandlers reads;
  private final WatchHandler watches;
  private final CreateHandler creates;
  private final UpdateHandler updates;
  private final PatchHandler patches;
  private final DeleteHandler deletes;
  private final Bodies bodies;
  private final Responder responder;
  private final Tables tables;
  private final ObjectCache cache;
  private final SchemaTable schemas;
  private final TypeSchema deleteOptions;

  Verbs(WriteStages stages, ReadHandlers reads, WatchHandler watches, CreateHandler creates, UpdateHandler updates,
      PatchHandler patches, DeleteHandler deletes, Bodies bodies, Responder responder, Tables tables, ObjectCache cache,
      SchemaTable schemas) {
    this.stages = stages;
    this.reads = reads;
    this.watches = watches;
    this.creates = creates;
    this.updates = updates;
    this.patches = patches;
    this.deletes = deletes;
    this.bodies = bodies;
    this.responder = responder;
    this.tables = tables;
    this.cache = cache;
    this.schemas = schemas;
    this.deleteOptions = schemas.types().get("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions");
  }

  /** For subresources that speak another kind than their resource. */
  public ObjectAccess objects() {
    return new ObjectAccess(stages, cache, updates, patches, deletes, bodies, responder, tables, schemas);
  }

  CompletionStage<ApiResponse> serve(Call call, ServedResource resource) {
    return switch (call.info().verb()) {
      case "get" -> reads.get(call, resource);
      case "list" -> reads.list(call, resource);
      case "watch" -> watches.watch(call, resource);
      case "create" -> create(call, resource);
      case "update" -> put(call, resource);
      case "patch" -> patch(call, resource, "");
      case "delete" -> delete(call, resource);
      case "deletecollection" -> deleteCollection(call, resource);
      default -> throw Refusals.methodNotAllowed();
    };
  }

  CompletionStage<ApiResponse> createVirtual(Call call, ServedResource resource, VirtualResourceHandler handler) {
    responder.plain(call, resource.schema().apiVersion(), resource.kind());
    return handler.create(call, resource, bodies.read(call, resource));
  }

  private CompletionStage<ApiResponse> create(Call call, ServedResource resource) {
    Rendering rendering = rendering(call, resource);
    return creates.create(call, resource, bodies.read(call, resource)).thenApply(outcome -> answer(call, rendering, outcome));
  }

  private CompletionStage<ApiResponse> put(Call call, ServedResource resource) {
    Rendering rendering = rendering(call, resource);
    Obj decoded = bodies.read(call, resource);
    ObjectKey key = ReadHandlers.key(call, resource);
    checkName(decoded, key);
    return cache.fresh().thenCompose(ready -> {
      boolean exists = cache.find(resource.storage(), key).isPresent();
      if (!exists && !Meta.uid(decoded).isEmpty()) {
        throw Refusals.otherUid(resource.group(), resource.plural(), key.name(), resource.storage().key(key).utf8(), Meta.uid(decoded), "");
      }
      return !exists && resource.strategy().allowsCreateOnUpdate()
          ? creates.create(call, resource, decoded)
          : updates.update(call, resource, "", key, current -> replaced(resource, decoded));
    }).thenApply(outcome -> answer(call, rendering, outcome));
  }

  private static Proposal replaced(ServedResource resource, Obj decoded) {
    requireRevision(resource, decoded);
    return new Proposal(decoded, false);
  }

  static void checkName(Obj decoded, ObjectKey key) {
    if (Meta.name(decoded).isEmpty()) {
      throw Refusals.badRequest("the name of the object (" + key.name() + " based on URL) was undeterminable: name must be provided");
    }
    if (!Meta.name(decoded).equals(key.name())) {
      throw Refusals.badRequest("the name of the object (" + Meta.name(decoded) + ") does not match the name on the URL (" + key.name() + ")");
    }
  }

  private static void requireRevision(ServedResource resource, Obj decoded) {
    String revision = decoded.text("metadata", "resourceVersion");
    if (!resource.strategy().allowsUnconditionalUpdate() && (revision.isEmpty() || revision.equals("0"))) {
      // An unsigned number, which Go shows in hexadecimal.
      throw Refusals.invalid(resource.group(), resource.plural(), Meta.name(decoded), List.of(new FieldError(
          FieldError.Type.INVALID, "metadata.resourceVersion", "0x0", "must be specified for an update")));
    }
  }

  /** PATCH on the resource, or on a subresource that speaks the same kind. */
  CompletionStage<ApiResponse> patch(Call call, ServedResource resource, String subresource) {
    Rendering rendering = rendering(call, resource);
    return patches.patch(call, resource, subresource).thenApply(outcome -> answer(call, rendering, outcome));
  }

  /** GET, PUT and PATCH of {@code status} and other subresources that speak the resource's own kind. */
  public CompletionStage<ApiResponse> sameKindSubresource(Call call, ServedResource resource) {
    String subresource = call.info().subresource();
    return switch (call.info().verb()) {
      case "get" -> reads.get(call, resource);
      case "patch" -> patch(call, resource, subresource);
      case "update" -> {
        Rendering rendering = rendering(call, resource);
        Obj decoded = bodies.read(call, resource);
        ObjectKey key = ReadHandlers.key(call, resource);
        checkName(decoded, key);
        yield updates.update(call, resource, subresource, key, current -> new Proposal(decoded, false))
            .thenApply(outcome -> answer(call, rendering, outcome));
      }
      default -> throw Refusals.methodNotAllowed();
    };
  }

  private CompletionStage<ApiResponse> delete(Call call, ServedResource resource) {
    DeleteOptions options = DeleteOptions.of(call, bodies, deleteOptions);
    Negotiated.Encoding encoding = form(call, resource).encoding();
    return deletes.delete(call, resource, ReadHandlers.key(call, resource), options).thenApply(deleted -> switch (deleted) {
      case Deleted.AtOnce(Obj last) when resource.strategy().answersDeletedObject() ->
          responder.whole(call, 200, encoding, responder.body(encoding, last));
      case Deleted.AtOnce(Obj last) -> responder.whole(call, 200, encoding, responder.body(encoding,
          StatusBody.deleted(resource.group(), resource.plural(), Meta.name(last), Meta.uid(last))));
      case Deleted.Terminating(Obj object) -> responder.whole(call, 200, encoding, responder.body(encoding, object));
    });
  }

  private CompletionStage<ApiResponse> deleteCollection(Call call, ServedResource resource) {
    DeleteOptions options = DeleteOptions.of(call, bodies, deleteOptions);
    ListOptions.of(call.request(), resource, false);
    Selection selection = Selection.of(call, resource);
    Negotiated.Encoding encoding = form(call, resource).encoding();
    return cache.fresh().thenCompose(fresh -> {
      List<StoredObject> there = List.copyOf(cache.objects(resource.storage(), selection.namespace()).values());
      return Shown.ready(resource, there).thenApply(ready -> there.stream().filter(selection::matches).toList());
    }).thenCompose(chosen -> {
      List<Value> gone = new ArrayList<>();
      CompletionStage<Void> all = CompletableFuture.completedFuture(null);
      for (StoredObject object : chosen) {
        all = all.thenCompose(previous -> deleteOne(call, resource, object, options, gone));
      }
      return all.thenApply(done -> responder.whole(call, 200, encoding, responder.body(encoding, Value.obj(
          "kind", resource.listKind(), "apiVersion", resource.schema().apiVersion(),
          "metadata", Value.obj("resourceVersion", Long.toString(cache.revision())), "items", new Value.Arr(gone)))));
    });
  }

  /** One of many: that it is gone already is no failure. */
  private CompletionStage<Void> deleteOne(
      Call call, ServedResource resource, StoredObject object, DeleteOptions options, List<Value> gone) {
    return deletes.delete(call, resource, object.key(), options).handle((deleted, failure) -> {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof Refusal refusal && refusal.code() == 404) {
        return null;
      }
      if (cause != null) {
        throw new CompletionException(cause);
      }
      Obj last = switch (deleted) {
        case Deleted.AtOnce(Obj removed) -> removed;
        case Deleted.Terminating(Obj marked) -> marked;
      };
      gone.add(last.without("kind").without("apiVersion"));
      return null;
    });
  }

  private Rendering rendering(Call call, ServedResource resource) {
    return new Rendering(resource, form(call, resource), responder, tables, call);
  }

  private Negotiated form(Call call, ServedResource resource) {
    return responder.forObjects(call, resource.schema().apiVersion(), resource.kind());
  }

  private ApiResponse answer(Call call, Rendering rendering, StoredOutcome outcome) {
    int code = outcome.created() ? 201 : 200;
    Negotiated.Encoding encoding = rendering.form().encoding();
    return switch (outcome) {
      case StoredOutcome.Stored(StoredObject object, boolean created) ->
          responder.whole(call, code, encoding, rendering.object(object));
      case StoredOutcome.Dry(Obj object, boolean created) ->
          responder.whole(call, code, encoding, responder.body(encoding, rendering.transformed(object)));
      case StoredOutcome.Gone(Obj last) ->
          responder.whole(call, code, encoding, responder.body(encoding, rendering.transformed(last)));
    };
  }

  /** Ends the open watches of resources that are not served any more, or otherwise than when they began. */
  public void closeStale(Predicate<ServedResource> current) {
    watches.closeStale(current);
  }

  /** Ends every open watch. */
  public void close() {
    watches.closeAll();
  }
}
