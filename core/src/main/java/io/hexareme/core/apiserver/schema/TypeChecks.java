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
import java.util.Map;
import java.util.Optional;

/**
 * Refuses what could not be decoded into the Go struct of a kind, in the words of Go's decoder: the first mismatch, in the order of
 * the document. Unknown fields and nulls are fine here.
 */
public final class TypeChecks {
  private final SchemaRegistry registry;

  public TypeChecks(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * The decoder's words for the first mismatch, such as {@code json: cannot unmarshal string into Go struct field
   * DeploymentSpec.spec.replicas of type int32}; empty when the object fits.
   */
  public Optional<String> check(Value.Obj object, TypeSchema type) {
    return Optional.ofNullable(struct(object, type, ""));
  }

  /** The message of the 400 Status for words of {@link #check}. */
  public static String refusal(String kind, String version, String words) {
    return kind + " in version \"" + version + "\" cannot be handled as a " + kind + ": " + words;
  }

  /** Where a value stands: the struct that has the field, and the names of fields from the top. */
  private record Place(String struct, String path) {}

  private String struct(Value.Obj object, TypeSchema type, String path) {
    for (Map.Entry<String, Value> entry : object.fields().entrySet()) {
      FieldSchema field = type.fields().get(entry.getKey());
      if (field != null) {
        String below = path.isEmpty() ? field.name() : path + "." + field.name();
        String problem = value(entry.getValue(), field.type(), new Place(GoNames.bare(type.name()), below));
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private String value(Value value, FieldType type, Place place) {
    if (value.isNull()) {
      return null;
    }
    return switch (type) {
      case Scalar scalar -> ScalarChecks.problem(value, scalar).map(problem -> problem.at(place.struct(), place.path())).orElse(null);
      case Ref ref -> ref(value, ref, place);
      case ListOf list -> value instanceof Value.Arr array ? each(array.items(), list.items(), place) : mismatch(value, type, place);
      case MapOf map ->
          value instanceof Value.Obj object ? each(List.copyOf(object.fields().values()), map.values(), place) : mismatch(value, type, place);
    };
  }

  private String ref(Value value, Ref ref, Place place) {
    TypeSchema target = registry.resolve(ref);
    if (target.fields().isEmpty()) {
      return null;
    }
    return value instanceof Value.Obj object ? struct(object, target, place.path()) : mismatch(value, ref, place);
  }

  private String each(List<Value> values, FieldType type, Place place) {
    for (Value value : values) {
      String problem = value(value, type, place);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static String mismatch(Value value, FieldType type, Place place) {
    return new ScalarChecks.Problem.Mismatch(ScalarChecks.word(value), GoNames.of(type)).at(place.struct(), place.path());
  }
}
