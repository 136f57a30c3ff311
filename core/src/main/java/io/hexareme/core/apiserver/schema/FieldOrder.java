package io.hexareme.core.apiserver.schema;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the fields of a type stand, and which of them are never absent. */
final class FieldOrder {
  private static final int LAST = Integer.MAX_VALUE;

  private final TypeSchema type;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<String> defaulted = new ArrayList<>();

  FieldOrder(TypeSchema type) {
    this.type = type;
    for (FieldSchema field : type.fields().values()) {
      places.put(field.name(), places.size());
      if (!field.defaultValue().isNull()) {
        defaulted.add(field.name());
      }
    }
  }

  TypeSchema type() {
    return type;
  }

  /** Whether the fields are in order, unknown ones last, none of them null, and none with a default is absent. */
  boolean isComplete(Value.Obj object) {
    int before = -1;
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      int place = places.getOrDefault(field.getKey(), LAST);
      if (place < before || place < LAST && field.getValue().isNull()) {
        return false;
      }
      before = place;
    }
    return object.fields().keySet().containsAll(defaulted);
  }
}
