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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in the constant defaults of the table, into objects and list items that are there and into those that a default has just put
 * there. Fields come out in the order of the type, unknown ones last.
 *
 * <p>Only constants: a default that looks at another field is code that runs before this.
 */
public final class Defaulting {
  private final SchemaRegistry registry;
  private final Map<String, FieldOrder> orders = new LinkedHashMap<>();

  public Defaulting(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** The object itself when it has all its defaults and is in order. */
  public Value.Obj apply(Value.Obj object, TypeSchema type) {
    Value.Obj defaulted = below(object, type);
    return order(type).isComplete(defaulted) ? defaulted : complete(defaulted, type);
  }

  private FieldOrder order(TypeSchema type) {
    FieldOrder known = orders.get(type.name());
    if (known == null || known.type() != type) {
      known = new FieldOrder(type);
      orders.put(type.name(), known);
    }
    return known;
  }

  /** Each field with the defaults of what is below it. */
  private Value.Obj below(Value.Obj object, TypeSchema type) {
    ObjectBuilder fields = null;
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      FieldSchema schema = type.fields().get(field.getKey());
      Value value = schema == null ? field.getValue() : below(field.getValue(), schema.type());
      if (value != field.getValue()) {
        fields = fields == null ? ObjectBuilder.of(object) : fields;
        fields.put(field.getKey(), value);
      }
    }
    return fields == null ? object : fields.build();
  }

  private Value.Obj complete(Value.Obj object, TypeSchema type) {
    ObjectBuilder fields = new ObjectBuilder();
    for (FieldSchema field : type.fields().values()) {
      Value value = object.fields().getOrDefault(field.name(), Value.Null.NULL);
      if (!value.isNull()) {
        fields.put(field.name(), value);
      } else if (!field.defaultValue().isNull()) {
        fields.put(field.name(), below(field.defaultValue(), field.type()));
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
    boolean same = true;
    for (Value item : array.items()) {
      Value made = below(item, items);
      same &= made == item;
      defaulted.add(made);
    }
    return same ? array : new Value.Arr(defaulted);
  }

  private Value.Obj map(Value.Obj object, FieldType values) {
    ObjectBuilder defaulted = new ObjectBuilder();
    boolean same = true;
    for (Map.Entry<String, Value> entry : object.fields().entrySet()) {
      Value made = below(entry.getValue(), values);
      same &= made == entry.getValue();
      defaulted.put(entry.getKey(), made);
    }
    return same ? object : defaulted.build();
  }
}
