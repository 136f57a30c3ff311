package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Defaults as definitions give them, looked at before there are objects. */
public final class StructuralDefault {
  private StructuralDefault() {}

  /** Whether the schema knows every field in it. */
  public static boolean isPruned(Value value, StructuralSchema schema) {
    List<String> unknown = new ArrayList<>();
    Obj holder = Value.obj("value", value);
    StructuralPruning.prune(holder, StructuralSchema.of(Value.obj("properties", Value.obj("value", schema.raw()))), unknown);
    return unknown.isEmpty();
  }
}
