package io.hexareme.core.apiserver.schema;

import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.ObjectBuilder;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps of an object what decoding it into a Go struct and encoding it again would keep: known fields in the order of the struct, map
 * entries by key, no nulls, no empty lists and maps, no zero values where they mean absence, and canonical forms
 * ({@link ScalarForms}). Unknown fields are reported, for the caller to ignore, warn about or refuse.
 *
 * <p>Coerces nothing: what is of a wrong type stays, and {@link TypeChecks} will have refused it.
 */
public final class Pruning {
  private final SchemaRegistry registry;

  public Pruning(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** What is left, and one message per unknown field, such as {@code unknown field "spec.containers[0].foo"}. */
  public record Pruned(Value.Obj object, List<String> unknown) {}

  public Pruned prune(Value.Obj object, TypeSchema type) {
    List<String> unknown = new ArrayList<>();
    return new Pruned(struct(object, type, FieldPath.ROOT, unknown), unknown);
  }

  private Value.Obj struct(Value.Obj object, TypeSchema type, FieldPath path, List<String> unknown) {
    ObjectBuilder kept = new ObjectBuilder();
    int known = 0;
    for (FieldSchema field : type.fields().values()) {
      Value value = object.fields().get(field.name());
      if (value == null) {
        continue;
      }
      known++;
      if (!value.isNull()) {
        keep(kept, field, pruned(value, field.type(), path.child(field.name()), unknown));
      }
    }
    if (known < object.fields().size()) {
      object.fields().keySet().stream()
          .filter(name -> !type.fields().containsKey(name))
          .forEach(name -> unknown.add("unknown field \"" + path.child(name) + "\""));
    }
    return kept.build();
  }

  private static void keep(ObjectBuilder kept, FieldSchema field, Value value) {
    boolean absent = switch (field.type()) {
      case ListOf list -> !field.required() && value instanceof Value.Arr array && array.isEmpty();
      case MapOf map -> value instanceof Value.Obj object && object.isEmpty();
      case Scalar scalar -> field.omitZero() && isZero(value);
      case Ref ref -> false;
    };
    if (!absent) {
      kept.put(field.name(), value);
    }
  }

  private static boolean isZero(Value value) {
    return switch (value) {
      case Value.Str text -> text.value().isEmpty();
      case Value.Int number -> number.value() == 0;
      case Value.Dec number -> number.value() == 0;
      case Value.Bool truth -> truth == Value.Bool.FALSE;
      case Value.Null none -> true;
      case Value.Obj object -> false;
      case Value.Arr array -> false;
    };
  }

  private Value pruned(Value value, FieldType type, FieldPath path, List<String> unknown) {
    return switch (type) {
      case Scalar scalar -> ScalarForms.canonical(value, scalar);
      case Ref ref -> {
        TypeSchema target = registry.resolve(ref);
        yield value instanceof Value.Obj object && !target.fields().isEmpty() ? struct(object, target, path, unknown) : value;
      }
      case ListOf list -> value instanceof Value.Arr array ? list(array, list, path, unknown) : value;
      case MapOf map -> value instanceof Value.Obj object ? map(object, map, path, unknown) : value;
    };
  }

  private Value.Arr list(Value.Arr array, ListOf type, FieldPath path, List<String> unknown) {
    List<Value> items = new ArrayList<>(array.items().size());
    for (int i = 0; i < array.items().size(); i++) {
      Value item = array.items().get(i);
      items.add(item.isNull() ? ScalarForms.zero(type.items()) : pruned(item, type.items(), path.index(i), unknown));
    }
    return new Value.Arr(items);
  }

  private Value.Obj map(Value.Obj object, MapOf type, FieldPath path, List<String> unknown) {
    Map<String, Value> entries = new TreeMap<>();
    object.fields().forEach((key, value) -> entries.put(
        key, value.isNull() ? ScalarForms.zero(type.values()) : pruned(value, type.values(), path.key(key), unknown)));
    return new Value.Obj(new LinkedHashMap<>(entries));
  }
}
