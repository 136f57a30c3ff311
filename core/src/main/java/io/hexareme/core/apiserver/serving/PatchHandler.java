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
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/** PATCH in its four forms: JSON patch, merge patch, strategic merge patch, server-side apply. */
final class PatchHandler {
  private static final String APPLY = "application/apply-patch+yaml";
  private static final List<String> ACCEPTED = List.of("application/json-patch+json", "application/merge-patch+json",
      "application/strategic-merge-patch+json", APPLY);

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
    String type = mediaType(call);
    boolean force = RequestInfo.isTrue(call.request().param("force"));
    if (type.equals(APPLY)) {
      requireManager(call);
      return apply(call, resource, subresource, key, force);
    }
    if (!call.request().param("force").isEmpty()) {
      throw options(FieldError.forbidden(FieldPath.of("force"), "may not be specified for non-apply patch"));
    }
    Patch patch = parsed(call, resource.type(), type);
    return updates.update(call, resource, subresource, key, current ->
        new Proposal(bodies.reread(call, resource, result(patch, current)), false));
  }

  /** What the call's patch makes of an object that is not stored as such, such as a Scale; apply has no owners there and merges. */
  Value patched(Call call, TypeSchema schema, Obj current) {
    String type = mediaType(call);
    Patch patch = type.equals(APPLY)
        ? new MergePatch(bodies.readPatch(call, "application/yaml"))
        : parsed(call, schema, type);
    return result(patch, current);
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

  private Patch parsed(Call call, TypeSchema schema, String type) {
    Value body = bodies.readPatch(call, "application/json");
    return switch (type) {
      case "application/json-patch+json" -> new JsonPatch(body);
      case "application/merge-patch+json" -> new MergePatch(body);
      case "application/strategic-merge-patch+json" -> new StrategicMergePatch(body, schema, schemas);
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

  private static void requireManager(Call call) {
    if (call.request().param("fieldManager").isEmpty()) {
      throw options(FieldError.required(FieldPath.of("fieldManager"), "is required for apply patch"));
    }
  }

  private static RuntimeException options(FieldError error) {
    return Refusals.invalid("meta.k8s.io", "PatchOptions", "", List.of(error));
  }

  private CompletionStage<StoredOutcome> apply(
      Call call, ServedResource resource, String subresource, ObjectKey key, boolean force) {
    Obj raw = bodies.readPatch(call, "application/yaml").asObj();
    Obj applied = bodies.reread(call, resource, raw);
    if (!applied.at("metadata", "managedFields").isNull()) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
    Obj named = CreateHandler.withName(applied, key.name());
    return cache.fresh().thenCompose(ready -> {
      if (cache.find(resource.storage(), key).isPresent()) {
        return updates.update(call, resource, subresource, key, current ->
            new Proposal(ownership.apply(call, resource, subresource, current, named, force), true));
      }
      if (!subresource.isEmpty() || !named.text("metadata", "uid").isEmpty()) {
        throw Refusals.notFound(resource.group(), call.info().resourceAndSubresource(), key.name());
      }
      return creates.createApplied(call, resource, ownership.apply(call, resource, "", null, named, force));
    });
  }
}
