package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.UpdateHandler.Proposal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** What subresources that speak another kind need of the handlers: read the object, change it, take it away, answer. */
public final class ObjectAccess {
  private final WriteStages stages;
  private final ObjectCache cache;
  private final UpdateHandler updates;
  private final PatchHandler patches;
  private final DeleteHandler deletes;
  private final Bodies bodies;
  private final Responder responder;
  private final Tables tables;
  private final SchemaTable schemas;

  ObjectAccess(WriteStages stages, ObjectCache cache, UpdateHandler updates, PatchHandler patches, DeleteHandler deletes, Bodies bodies,
      Responder responder, Tables tables, SchemaTable schemas) {
    this.stages = stages;
    this.cache = cache;
    this.updates = updates;
    this.patches = patches;
    this.deletes = deletes;
    this.bodies = bodies;
    this.responder = responder;
    this.tables = tables;
    this.schemas = schemas;
  }

  /** The object that the call names. */
  public static ObjectKey key(Call call, ServedResource resource) {
    return ReadHandlers.key(call, resource);
  }

  /** The newest state of an object; refuses with 404 when there is none. */
  public CompletionStage<Obj> read(Call call, ServedResource resource, ObjectKey key) {
    return Shown.newest(cache, resource, key, () -> Refusals.notFound(
        resource.group(), UpdateHandler.named(resource, call.info().subresource()), key.name()))
        .thenApply(current -> resource.conversion().toServed(current.tree()));
  }

  /** The objects of a namespace, as new as the last read. */
  public List<Obj> list(ServedResource resource, String namespace) {
    return cache.objects(resource.storage(), namespace).values().stream()
        .map(object -> resource.conversion().toServed(object.tree())).toList();
  }

  /**
   * Changes an object through all stages of a write, again if it moves meanwhile.
   *
   * @param tracked whether the request's field manager owns what changes
   * @param change may throw a refusal; a resourceVersion or uid in its answer is a precondition
   */
  public CompletionStage<Obj> change(
      Call call, ServedResource resource, ObjectKey key, boolean tracked, UnaryOperator<Obj> change) {
    return change(call, resource, call.info().subresource(), key, tracked, change);
  }

  /** The same as if it were made through {@code subresource}, whatever the URL says. */
  public CompletionStage<Obj> change(
      Call call, ServedResource resource, String subresource, ObjectKey key, boolean tracked, UnaryOperator<Obj> change) {
    return updates.update(call, resource, subresource, key, current -> new Proposal(change.apply(current), !tracked))
        .thenApply(outcome -> last(resource, outcome));
  }

  private static Obj last(ServedResource resource, StoredOutcome outcome) {
    return switch (outcome) {
      case StoredOutcome.Stored stored -> resource.conversion().toServed(stored.object().tree());
      case StoredOutcome.Dry dry -> dry.object();
      case StoredOutcome.Gone gone -> gone.last();
    };
  }

  /**
   * Asks admission about what is sent to a subresource that speaks another kind: about a Binding, an Eviction, the options of an exec.
   *
   * @return the body as the mutating plugins leave it
   */
  public CompletionStage<Obj> admit(
      Call call, Operation operation, ServedResource resource, String subresource, ObjectKey key, Obj body, boolean dryRun) {
    Attributes attributes = new Attributes(
        call, operation, resource.schema(), subresource, key.namespace(), key.name(), null, body, Obj.EMPTY, dryRun);
    return cache.fresh().thenCompose(ready -> stages.admitBody(attributes));
  }

  /** Asks admission about a change that is made through a subresource which speaks another kind; both forms are of that kind. */
  public CompletionStage<Obj> admitChange(Call call, ServedResource resource, String subresource, ObjectKey key, Obj before, Obj after) {
    Attributes attributes = new Attributes(call, Operation.UPDATE, resource.schema(), subresource, key.namespace(), key.name(), before, after,
        Obj.EMPTY, call.dryRun());
    return stages.admitBody(attributes);
  }

  /** As {@link #change(Call, ServedResource, String, ObjectKey, boolean, UnaryOperator)}, without another word from admission. */
  public CompletionStage<Obj> changeAdmitted(
      Call call, ServedResource resource, String subresource, ObjectKey key, UnaryOperator<Obj> change) {
    return changeAdmitted(call, resource, subresource, key, false, change);
  }

  /** The same; {@code tracked}: the request's field manager owns what changes. */
  public CompletionStage<Obj> changeAdmitted(
      Call call, ServedResource resource, String subresource, ObjectKey key, boolean tracked, UnaryOperator<Obj> change) {
    return updates.update(call, resource, subresource, key, current -> new Proposal(change.apply(current), !tracked, true))
        .thenApply(outcome -> last(resource, outcome));
  }

  /**
   * Deletes an object, as {@code options} (a DeleteOptions object) and the call's query say, without asking admission: it was asked
   * about what led to the deletion.
   */
  public CompletionStage<Void> deleteAdmitted(Call call, ServedResource resource, ObjectKey key, Obj options) {
    return deletes.deleteAdmitted(call, resource, key, DeleteOptions.of(call, options)).thenAccept(deleted -> { });
  }

  /** The call's body as an object of that kind. */
  public Obj body(Call call, String kind, String apiVersion, String type) {
    return bodies.read(call, kind, apiVersion, type(type));
  }

  /** What the call's patch makes of {@code current}, an object of a type that is not the resource's own. */
  public Obj patched(Call call, String kind, String apiVersion, String type, Obj current) {
    return patches.patched(call, kind, apiVersion, type(type), current);
  }

  private TypeSchema type(String name) {
    return schemas.types().get(name);
  }

  /** An object that is not the resource's own as the caller wants it, which may be a table. */
  public ApiResponse shown(Call call, int code, String group, String apiVersion, String kind, Obj object) {
    Negotiated form = responder.forObjects(call, apiVersion, kind);
    Obj shown = switch (form.transform()) {
      case NONE -> object;
      case PARTIAL_METADATA -> Rendering.partial(object);
      case TABLE -> tables.table(group, kind, object, Rendering.include(form, call), call.now());
    };
    return responder.whole(call, code, form.encoding(), responder.body(form.encoding(), shown));
  }

  /** An answer in the encoding that the caller wants. */
  public ApiResponse answer(Call call, int code, Obj body) {
    return responder.tree(call, code, body);
  }
}
