package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.patch.JsonPatch;
import io.hexareme.core.apiserver.patch.MergePatch;
import io.hexareme.core.apiserver.patch.Patch;
import io.hexareme.core.apiserver.patch.PatchResult;
import io.hexareme.core.apiserver.patch.StrategicMergePatch;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.serving.UpdateHandler.Proposal;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** PATCH in its four forms: JSON patch, merge patch, strategic merge patch, server-side apply. */
final class PatchHandler {
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  /** How often an apply is begun anew after the object came into being or went meanwhile. */
  private static final int APPLY_ATTEMPTS = 5;
  private static final List<String> ACCEPTED = List.of("application/json-patch+json", "application/merge-patch+json",
      STRATEGIC, APPLY);

  private final Bodies bodies;
  private final UpdateHandler updates;
  private final CreateHandler creates;
  private final Ownership ownership;
  private final ObjectCache cache;
  private final SchemaTable schemas;

  PatchHandler(Bodies bodies, UpdateHandler updates, CreateHandler creates, Ownership ownership, ObjectCache cache,
      SchemaTable schemas) {
    this.bodies = bodies;
    this.updates = updates;
    this.creates = creates;
    this.ownership = ownership;
    this.cache = cache;
    this.schemas = schemas;
  }

  CompletionStage<StoredOutcome> patch(Call call, ServedResource resource, String subresource) {
    ObjectKey key = ReadHandlers.key(call, resource);
    requireFit(call, resource);
    if (isApply(call)) {
      return apply(call, resource, subresource, key, APPLY_ATTEMPTS);
    }
    String type = mediaType(call);
    Value body = bodies.readPatch(call, "application/json");
    Patch patch = parsed(body, resource.type(), type);
    return updates.update(call, resource, subresource, key, current -> {
      Value tree = result(patch, current);
      return new Proposal(type.equals(STRATEGIC)
          ? bodies.restored(call, resource, tree, () -> GoFormat.of(body))
          : bodies.patched(call, resource, tree, () -> JsonText.of(tree)), false);
    });
  }

  /** Custom resources know no strategic merge. */
  private static void requireFit(Call call, ServedResource resource) {
    if (resource.custom().isPresent() && mediaType(call).equals(STRATEGIC)) {
      throw Refusals.unsupportedMediaType(ACCEPTED.stream().filter(type -> !type.equals(STRATEGIC)).toList());
    }
  }

  /** What the call's patch makes of an object that is not stored as such, such as a Scale; apply has no owners there and merges. */
  Obj patched(Call call, String kind, String apiVersion, TypeSchema schema, Obj current) {
    String type = mediaType(call);
    Patch patch = type.equals(APPLY)
        ? new MergePatch(bodies.readPatch(call, "application/yaml"))
        : parsed(bodies.readPatch(call, "application/json"), schema, type);
    Value tree = result(patch, current);
    return bodies.patched(call, kind, apiVersion, schema, tree, () -> JsonText.of(tree));
  }

  private static Value result(Patch patch, Obj current) {
    return switch (patch.applyTo(current)) {
      case PatchResult.Patched(Value value) -> value;
      case PatchResult.Rejected(PatchResult.Kind kind, String message) -> throw switch (kind) {
        case BAD_REQUEST -> Refusals.badRequest(message);
        case TOO_LARGE -> Refusals.tooLarge(message);
        case INVALID -> Refusals.unprocessable();
      };
    };
  }

  private Patch parsed(Value body, TypeSchema schema, String type) {
    return switch (type) {
      case "application/json-patch+json" -> new JsonPatch(body);
      case "application/merge-patch+json" -> new MergePatch(body);
      case STRATEGIC -> new StrategicMergePatch(body, schema, schemas);
      default -> throw Refusals.unsupportedMediaType(ACCEPTED);
    };
  }

  static String mediaType(Call call) {
    String contentType = call.request().header("content-type");
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (!ACCEPTED.contains(type)) {
      throw Refusals.unsupportedMediaType(ACCEPTED);
    }
    return type;
  }

  /** Whether the body is what server-side apply takes; refuses a type that is no patch at all. */
  static boolean isApply(Call call) {
    return mediaType(call).equals(APPLY);
  }

  private CompletionStage<StoredOutcome> apply(Call call, ServedResource resource, String subresource, ObjectKey key, int attempts) {
    Obj applied = bodies.readApplied(call, resource);
    if (!applied.at("metadata", "managedFields").isNull()) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
    Obj named = CreateHandler.withName(applied, key.name());
    Verbs.checkName(named, key);
    boolean force = RequestInfo.isTrue(call.request(), "force");
    return cache.fresh().thenCompose(ready -> {
      if (cache.find(resource.storage(), key).isPresent()) {
        return updates.update(call, resource, subresource, key, current ->
            new Proposal(ownership.apply(call, resource, subresource, current, named, force), true));
      }
      if (!subresource.isEmpty()) {
        throw Refusals.notFound(resource.group(), resource.plural(), key.name());
      }
      if (!Meta.uid(named).isEmpty()) {
        throw Refusals.conflict(resource.group(), resource.plural(), key.name(), "uid mismatch: the provided object specified uid "
            + Meta.uid(named) + ", and no existing object was found");
      }
      return creates.createApplied(call, resource, ownership.apply(call, resource, "", null, named, force))
          .exceptionallyCompose(failure -> again(call, resource, key, attempts, failure));
    });
  }

  /** Somebody else created the object in between: then it is to be changed. */
  private CompletionStage<StoredOutcome> again(Call call, ServedResource resource, ObjectKey key, int attempts, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean exists = cause instanceof Refusal refusal && refusal.reason().equals("AlreadyExists");
    return exists && attempts > 1 ? apply(call, resource, "", key, attempts - 1) : CompletableFuture.failedFuture(cause);
  }
}
