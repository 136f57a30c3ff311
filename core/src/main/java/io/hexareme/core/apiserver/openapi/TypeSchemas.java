package io.hexareme.core.apiserver.openapi;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Types of the schema table as OpenAPI schemas, with Kubernetes' extensions for merging and ownership. */
final class TypeSchemas {
  private final Dialect dialect;
  private final Descriptions descriptions;

  TypeSchemas(Dialect dialect, Descriptions descriptions) {
    this.dialect = dialect;
    this.descriptions = descriptions;
  }

  /** The schema of a type; {@code kinds} are the group-version-kinds that it is the body of. */
  Obj of(TypeSchema type, List<Value> kinds) {
    Map<String, Value> properties = new LinkedHashMap<>();
    type.fields().values().forEach(field -> properties.put(field.name(), property(type, field)));
    List<String> required = type.fields().values().stream().filter(FieldSchema::required).map(FieldSchema::name).toList();
    return Value.obj(
        "description", orNull(descriptions.of(type.name(), "")),
        "type", "object",
        "required", required.isEmpty() ? null : required,
        "properties", properties.isEmpty() ? null : new Obj(properties),
        "x-kubernetes-group-version-kind", kinds.isEmpty() ? null : kinds,
        "x-kubernetes-map-type", type.atomic() ? "atomic" : null);
  }

  /** A list that is always written is empty at first; Kubernetes does not publish that as a default. */
  private Obj property(TypeSchema type, FieldSchema field) {
    Obj head = Value.obj("description", orNull(descriptions.of(type.name(), field.name())));
    Obj own = Value.obj(
        "default", field.defaultValue().isNull() || field.defaultValue().equals(Arr.EMPTY) ? null : field.defaultValue(),
        "enum", field.enumeration().isEmpty() ? null : field.enumeration(),
        "x-kubernetes-patch-merge-key", orNull(field.patchMergeKey()),
        "x-kubernetes-patch-strategy", orNull(String.join(",", field.patchStrategy())));
    return Dialect.merged(Dialect.merged(head, of(field.type())), own);
  }

  private Obj of(FieldType type) {
    return switch (type) {
      case Scalar scalar -> WellKnown.name(scalar).map(dialect::reference).orElseGet(() -> plain(scalar));
      case Ref reference -> dialect.reference(reference.type());
      case ListOf list -> Value.obj(
          "type", "array",
          "items", item(list.items()),
          "x-kubernetes-list-map-keys", list.kind() == ListKind.MAP ? list.keys() : null,
          "x-kubernetes-list-type", list.kind().name().toLowerCase(Locale.ROOT));
      case MapOf map -> Value.obj(
          "type", "object",
          "additionalProperties", item(map.values()),
          "x-kubernetes-map-type", map.atomic() ? "atomic" : null);
    };
  }

  /** What lists and maps are made of: a Go value is never missing there, its zero is the default. */
  private Obj item(FieldType type) {
    Obj item = of(type);
    if (dialect == Dialect.V2) {
      return item; // version 2 has no word for it
    }
    return switch (type) {
      case Ref _ -> item.with("default", Obj.EMPTY);
      case Scalar scalar when scalar == Scalar.STRING -> item.with("default", "");
      case Scalar _, ListOf _, MapOf _ -> item;
    };
  }

  private static Obj plain(Scalar scalar) {
    return switch (scalar) {
      case STRING -> Value.obj("type", "string");
      case BOOLEAN -> Value.obj("type", "boolean");
      case INT32 -> Value.obj("type", "integer", "format", "int32");
      case INT64 -> Value.obj("type", "integer", "format", "int64");
      case DOUBLE -> Value.obj("type", "number", "format", "double");
      case BYTES -> Value.obj("type", "string", "format", "byte");
      case TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY ->
          throw new IllegalArgumentException(scalar + " is published under a name");
    };
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
