package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;

/**
 * A partial object whose lists merge as their fields' patch strategies say
 * ({@code application/strategic-merge-patch+json}): by merge key, as a set, or by replacement; with directives ({@code $patch},
 * {@code $retainKeys}, {@code $setElementOrder/…}, {@code $deleteFromPrimitiveList/…}) for what a partial object cannot say.
 *
 * @param body the decoded patch
 * @param type the type of the object that is patched
 * @param table where the types of its fields are found
 */
public record StrategicMergePatch(Value body, TypeSchema type, SchemaTable table) implements Patch {

  @Override
  public PatchResult applyTo(Value.Obj original) {
    if (!(body instanceof Value.Obj patch)) {
      return PatchResult.badRequest(BodyKind.mismatch(body, "map[string]interface {}"));
    }
    try {
      ObjectMerge merge = new ObjectMerge(new PatchSchema(table));
      return new PatchResult.Patched(merge.merge(original, patch, new FieldType.Ref(type.name())));
    } catch (BrokenPatch broken) {
      return broken.rejection();
    }
  }
}
