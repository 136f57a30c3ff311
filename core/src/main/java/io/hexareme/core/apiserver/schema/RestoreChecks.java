package io.hexareme.core.apiserver.schema;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses what could not be restored into the Go struct of a kind from a tree, which is what becomes of a strategic merge patch. The
 * words are those of Kubernetes' converter, not those of the JSON decoder ({@link TypeChecks}): it names no field.
 */
final class RestoreChecks {
  private final SchemaRegistry registry;

  RestoreChecks(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The converter's words for the first misfit in the order of the struct, such as {@code cannot restore map from string}. */
  Optional<String> check(Value.Obj object, TypeSchema type) {
    return first(type.fields().values().stream().map(field -> problem(object, field)));
  }

  private String problem(Value.Obj object, FieldSchema field) {
    return problem(object.at(field.name()), field.type());
  }

  private String problem(Value value, FieldType type) {
    if (value.isNull()) {
      return null;
    }
    return switch (type) {
      case Scalar scalar -> scalar(value, scalar);
      case Ref ref -> struct(value, registry.resolve(ref));
      case ListOf list -> value instanceof Value.Arr array ? each(array.items(), list.items()) : "cannot restore slice from " + kind(value);
      case MapOf map -> value instanceof Value.Obj object
          ? each(List.copyOf(object.fields().values()), map.values())
          : "cannot restore map from " + kind(value);
    };
  }

  private String struct(Value value, TypeSchema type) {
    if (type.fields().isEmpty()) {
      return null;
    }
    return value instanceof Value.Obj object ? check(object, type).orElse(null) : "cannot restore struct from: " + kind(value);
  }

  private String each(List<Value> values, FieldType type) {
    return first(values.stream().map(value -> problem(value, type))).orElse(null);
  }

  private static Optional<String> first(Stream<String> problems) {
    return problems.filter(Objects::nonNull).findFirst();
  }

  private static String scalar(Value value, Scalar type) {
    return switch (type) {
      case STRING -> simple(value instanceof Value.Str, value instanceof Value.Int, value, type);
      case BOOLEAN -> simple(value instanceof Value.Bool, false, value, type);
      case INT32, INT64 -> simple(isWhole(value), value instanceof Value.Dec, value, type);
      case DOUBLE -> simple(value instanceof Value.Int || value instanceof Value.Dec, false, value, type);
      case BYTES -> value instanceof Value.Str text
          ? Base64Check.problem(text.value()).map(words -> "error decoding from json: " + words).orElse(null)
          : "cannot restore slice from " + kind(value);
      case TIME, MICRO_TIME, DURATION, QUANTITY, INT_OR_STRING, FIELDS_V1, ANY ->
          ScalarChecks.problem(value, type).map(problem -> problem.at("", "")).orElse(null);
    };
  }

  private static boolean isWhole(Value value) {
    return value instanceof Value.Int || value instanceof Value.Dec number && number.value() == Math.rint(number.value());
  }

  /** @param convertible whether Go could make the one of the other, which the converter then declines to do */
  private static String simple(boolean fits, boolean convertible, Value value, Scalar type) {
    if (fits) {
      return null;
    }
    return convertible ? "cannot convert " + kind(value) + " to " + GoNames.of(type) : "unrecognized type: " + GoNames.of(type);
  }

  /** How Go calls the kind of a value that was decoded without a type. */
  private static String kind(Value value) {
    return switch (value) {
      case Value.Str _ -> "string";
      case Value.Int _ -> "int64";
      case Value.Dec _ -> "float64";
      case Value.Bool _ -> "bool";
      case Value.Obj _ -> "map";
      case Value.Arr _ -> "slice";
      case Value.Null _ -> "null";
    };
  }
}
