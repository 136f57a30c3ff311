package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.List;

/** How the fields of a type are patched. A field the schema does not know merges when it is an object and is replaced otherwise. */
final class PatchSchema {

  /**
   * @param mergeKey what identifies an item of a merged list of objects; empty when there is none
   * @param strategies any of {@code merge}, {@code replace}, {@code retainKeys}
   */
  record Rule(FieldType type, String mergeKey, List<String> strategies) {
    boolean mergesLists() {
      return strategies.contains("merge");
    }

    boolean replaces() {
      return strategies.contains("replace");
    }

    /** The type of this list's items. */
    FieldType items() {
      return type instanceof FieldType.ListOf list ? list.items() : FieldType.Scalar.ANY;
    }
  }

  private static final Rule UNKNOWN = new Rule(FieldType.Scalar.ANY, "", List.of());

  private final SchemaTable table;

  PatchSchema(SchemaTable table) {
    this.table = table;
  }

  Rule field(FieldType parent, String name) {
    return switch (parent) {
      case FieldType.Ref reference -> ofStruct(table.types().get(reference.type()), name);
      case FieldType.MapOf map -> new Rule(map.values(), "", List.of());
      case FieldType.ListOf _, FieldType.Scalar _ -> UNKNOWN;
    };
  }

  private static Rule ofStruct(TypeSchema type, String name) {
    FieldSchema field = type == null ? null : type.fields().get(name);
    return field == null ? UNKNOWN : new Rule(field.type(), field.patchMergeKey(), field.patchStrategy());
  }
}
