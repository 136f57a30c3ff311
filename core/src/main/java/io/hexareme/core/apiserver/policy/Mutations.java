package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.patch.JsonPatch;
import io.hexareme.core.apiserver.patch.PatchResult;
import io.hexareme.core.apiserver.schema.Shape;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** Makes of an object what a mutation's expression wants: lays a configuration over it, or patches it. */
record Mutations(ServedResources resources, FieldOwnership ownership) {

  sealed interface Result {
    record Changed(Obj object) implements Result {}

    record Unfit(String message) implements Result {}
  }

  /** {@code ApplyConfiguration}: merged as server-side apply merges, but that nobody comes to own anything. */
  Result applied(AdmissionVariables seen, Value configuration) {
    Optional<ServedResource> served = served(seen.as(), seen.object());
    Obj wanted = configuration.asObj();
    List<String> atomics = served.map(it -> ownership.atomics(it.type(), wanted)).orElse(List.of());
    if (!atomics.isEmpty()) {
      return new Result.Unfit("error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
          + String.join(", ", atomics));
    }
    Obj merged = ownership.merged(served.map(ServedResource::type).orElse(null), seen.object().asObj(), wanted);
    return shaped(served, merged, "error applying patch: ");
  }

  /** {@code JSONPatch}: a failed test leaves the object as it is. */
  Result patched(AdmissionVariables seen, Value operations) {
    Optional<ServedResource> served = served(seen.as(), seen.object());
    return switch (new JsonPatch(operations).applyTo(seen.object().asObj())) {
      case PatchResult.Patched(Value value) -> shaped(served, value, "JSONPath: ");
      case PatchResult.Rejected rejected -> tested(operations)
          ? new Result.Changed(seen.object().asObj()) : new Result.Unfit("JSONPath: " + rejected.message());
    };
  }

  private static boolean tested(Value operations) {
    return operations.items().stream().anyMatch(operation -> operation.text("op").equals("test"));
  }

  private Result shaped(Optional<ServedResource> served, Value made, String doing) {
    if (!(made instanceof Obj object)) {
      return new Result.Unfit(doing + "no object is left");
    }
    if (served.isEmpty()) {
      return new Result.Changed(object);
    }
    return switch (served.get().shape().shape(object)) {
      case Shape.Fits fits -> fits.unknown().isEmpty() ? new Result.Changed(fits.object())
          : new Result.Unfit(doing + "failed to convert patch object to typed object: " + String.join(", ", fits.unknown()));
      case Shape.Mistyped(String why) -> new Result.Unfit(doing + why);
    };
  }

  /** The kind, unless the write is through a subresource that speaks another one. */
  private Optional<ServedResource> served(ResourceSchema as, Value object) {
    return resources.find(as.group(), as.version(), as.plural())
        .filter(known -> object.text("kind").equals(known.kind()) && object.text("apiVersion").equals(known.schema().apiVersion()));
  }
}
