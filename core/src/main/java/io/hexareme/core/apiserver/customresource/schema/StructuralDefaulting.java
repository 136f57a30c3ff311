package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills in defaults, into objects that are there and into those that a default has just put there; takes out nulls where a null is not
 * allowed and nothing stands in for it. What is not changed is answered as it is.
 */
final class StructuralDefaulting {
  private StructuralDefaulting() {}

  static Obj apply(Obj object, StructuralSchema schema) {
    return (Obj) value(object, schema);
  }

  private static Value value(Value value, StructuralSchema schema) {
    return switch (value) {
      case Obj object -> schema == null ? object : object(object, schema);
      case Arr array -> schema == null || schema.items() == null ? array : array(array, schema.items());
      case Value.Str text -> text;
      case Value.Int number -> number;
      case Value.Dec number -> number;
      case Value.Bool truth -> truth;
      case Value.Null none -> none;
    };
  }

  private static Obj object(Obj object, StructuralSchema schema) {
    Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(object.fields().size());
    boolean changed = false;
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      StructuralSchema below = schema.below(field.getKey());
      Value old = field.getValue();
      Value now = below == null ? old : value(instead(old, below), below);
      changed |= now != old;
      boolean gone = below != null && below.dropsNull(now) && now.isNull();
      changed |= gone;
      if (!gone) {
        fields.put(field.getKey(), now);
      }
    }
    for (Map.Entry<String, StructuralSchema> property : schema.properties().entrySet()) {
      Value wanted = property.getValue().defaultValue();
      if (!wanted.isNull() && !fields.containsKey(property.getKey())) {
        fields.put(property.getKey(), value(wanted, property.getValue()));
        changed = true;
      }
    }
    return changed ? new Obj(fields) : object;
  }

  private static Arr array(Arr array, StructuralSchema items) {
    List<Value> all = new ArrayList<>(array.items().size());
    boolean changed = false;
    for (Value old : array.items()) {
      Value now = value(instead(old, items), items);
      changed |= now != old;
      all.add(now);
    }
    return changed ? new Arr(all) : array;
  }

  /** A null that is not allowed is as good as nothing. */
  private static Value instead(Value value, StructuralSchema schema) {
    return schema.dropsNull(value) && !schema.defaultValue().isNull() ? schema.defaultValue() : value;
  }
}
