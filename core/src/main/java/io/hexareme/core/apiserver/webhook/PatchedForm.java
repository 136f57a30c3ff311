package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.schema.Shape;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** Brings what a patch made of an object back into the shape of its kind: unknown fields go, wrong types are refused. */
final class PatchedForm {
  private final ServedResources resources;

  PatchedForm(ServedResources resources) {
    this.resources = resources;
  }

  /** @param before what the patch was applied to */
  Obj of(ResourceSchema resource, Obj before, Value patched) {
    if (!(patched instanceof Obj object)) {
      throw Refusals.internal("the patch of a webhook leaves no object");
    }
    Optional<ServedResource> served = resources.find(resource.group(), resource.version(), resource.plural())
        .filter(known -> before.text("kind").equals(known.kind()) && before.text("apiVersion").equals(known.schema().apiVersion()));
    if (served.isEmpty()) {
      return object;
    }
    return switch (served.get().shape().shape(object)) {
      case Shape.Fits(Obj shaped, List<String> unknown) -> shaped;
      case Shape.Mistyped(String why) -> throw Refusals.internal(why);
    };
  }
}
