package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A structural schema in the words of the built-in table, as far as those go: enough to tell who may own what. */
public final class MergeTypes {
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

  private final Map<String, TypeSchema> types = new LinkedHashMap<>();

  private MergeTypes() {}

  /** The types by name; the one of the kind has the name that is given, the others begin with it. */
  public static Map<String, TypeSchema> of(String name, StructuralSchema schema) {
    MergeTypes all = new MergeTypes();
    Map<String, FieldSchema> fields = new LinkedHashMap<>();
    fields.put("kind", field("kind", Scalar.STRING, Value.Null.NULL));
    fields.put("apiVersion", field("apiVersion", Scalar.STRING, Value.Null.NULL));
    fields.put("metadata", field("metadata", new FieldType.Ref(META), Value.Null.NULL));
    schema.properties().forEach((property, below) ->
        fields.putIfAbsent(property, field(property, all.type(name + "." + property, below), below.defaultValue())));
    all.types.put(name, new TypeSchema(name, fields, false, List.of()));
    return all.types;
  }

  private static FieldSchema field(String name, FieldType type, Value defaultValue) {
    return new FieldSchema(name, type, 0, false, defaultValue, List.of(), "", List.of(), false);
  }

  private FieldType type(String name, StructuralSchema schema) {
    if (schema.isIntOrString()) {
      return Scalar.INT_OR_STRING;
    }
    return switch (schema.type()) {
      case "string" -> Scalar.STRING;
      case "integer" -> Scalar.INT64;
      case "number" -> Scalar.DOUBLE;
      case "boolean" -> Scalar.BOOLEAN;
      case "array" -> new FieldType.ListOf(
          schema.items() == null ? Scalar.ANY : type(name + ".items", schema.items()), kind(schema), schema.listKeys());
      case "object" -> object(name, schema);
      default -> Scalar.ANY;
    };
  }

  private static ListKind kind(StructuralSchema schema) {
    return switch (schema.listType()) {
      case "map" -> ListKind.MAP;
      case "set" -> ListKind.SET;
      default -> ListKind.ATOMIC;
    };
  }

  private FieldType object(String name, StructuralSchema schema) {
    if (schema.values() != null) {
      return new FieldType.MapOf(type(name + ".values", schema.values()), schema.isAtomicMap());
    }
    if (schema.properties().isEmpty()) {
      return schema.isAtomicMap() ? new FieldType.MapOf(Scalar.ANY, true) : Scalar.ANY;
    }
    Map<String, FieldSchema> fields = new LinkedHashMap<>();
    schema.properties().forEach((property, below) ->
        fields.put(property, field(property, type(name + "." + property, below), below.defaultValue())));
    types.put(name, new TypeSchema(name, fields, schema.isAtomicMap(), List.of()));
    return new FieldType.Ref(name);
  }
}
