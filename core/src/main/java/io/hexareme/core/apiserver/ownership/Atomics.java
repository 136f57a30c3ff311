package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Finds what a configuration would replace as a whole: atomic lists, maps and structs. */
record Atomics(Shapes shapes) {

  /** Their paths, such as {@code .spec.template.spec.nodeSelector}. */
  List<String> in(FieldType type, Value value) {
    List<String> found = new ArrayList<>();
    find(type, value, "", found);
    return found;
  }

  private void find(FieldType type, Value value, String path, List<String> found) {
    boolean whole = value instanceof Value.Obj || value instanceof Value.Arr;
    switch (shapes.of(type, value)) {
      case Shape.Leaf _ -> {
        if (whole) {
          found.add(path);
        }
      }
      case Shape.Struct _, Shape.Entries _ -> value.asObj().fields().forEach((name, field) ->
          find(Shapes.fieldType(shapes.of(type, value), name), field, path + "." + name, found));
      case Shape.Items list -> {
        int index = 0;
        for (Value item : value.items()) {
          find(list.list().items(), item, path + "[" + index++ + "]", found);
        }
      }
    }
  }
}
