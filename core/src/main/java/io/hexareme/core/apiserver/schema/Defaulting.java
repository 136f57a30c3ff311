package io.hexareme.core.apiserver.schema;

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
import java.util.List;

/**
 * Fills in the constant defaults of the table, into objects and list items that are there and into those that a default has just put
 * there. Fields come out in the order of the type, unknown ones last.
 *
 * <p>Only constants: a default that looks at another field is code that runs before this.
 */
public final class Defaulting {
  private final SchemaRegistry registry;

  public Defaulting(SchemaRegistry registry) {
    this.registry = registry;
  }

  public Value.Obj apply(Value.Obj object, TypeSchema type) {
    ObjectBuilder fields = new ObjectBuilder();
    for (FieldSchema field : type.fields().values()) {
      Value value = object.fields().getOrDefault(field.name(), Value.Null.NULL);
      Value wanted = value.isNull() ? field.defaultValue() : value;
      if (!wanted.isNull()) {
        fields.put(field.name(), below(wanted, field.type()));
      }
    }
    object.fields().forEach((name, value) -> {
      if (!type.fields().containsKey(name)) {
        fields.put(name, value);
      }
    });
    return fields.build();
  }

  private Value below(Value value, FieldType type) {
    return switch (type) {
      case Scalar scalar -> value;
      case Ref ref -> value instanceof Value.Obj object ? apply(object, registry.resolve(ref)) : value;
      case ListOf list -> value instanceof Value.Arr array && !(list.items() instanceof Scalar) ? list(array, list.items()) : value;
      case MapOf map -> value instanceof Value.Obj object && !(map.values() instanceof Scalar) ? map(object, map.values()) : value;
    };
  }

  private Value.Arr list(Value.Arr array, FieldType items) {
    List<Value> defaulted = new ArrayList<>(array.items().size());
    array.items().forEach(item -> defaulted.add(below(item, items)));
    return new Value.Arr(defaulted);
  }

  private Value.Obj map(Value.Obj object, FieldType values) {
    ObjectBuilder defaulted = new ObjectBuilder();
    object.fields().forEach((key, value) -> defaulted.put(key, below(value, values)));
    return defaulted.build();
  }
}
