package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names a strategic merge patch may use beside fields, and how a patch value reads once they are gone. */
final class Directives {
  static final String PATCH = "$patch";
  static final String RETAIN_KEYS = "$retainKeys";
  static final String SET_ELEMENT_ORDER = "$setElementOrder/";
  static final String DELETE_FROM_PRIMITIVE_LIST = "$deleteFromPrimitiveList/";

  private Directives() {}

  /** Whether {@code name} is no field but an instruction. */
  static boolean isDirective(String name) {
    return name.equals(PATCH)
        || name.equals(RETAIN_KEYS)
        || name.startsWith(SET_ELEMENT_ORDER)
        || name.startsWith(DELETE_FROM_PRIMITIVE_LIST);
  }

  /** Whether {@code item} asks for deletion. */
  static boolean deletes(Value item) {
    return item.text(PATCH).equals("delete");
  }

  /** What {@code patch} sets where there was nothing before: itself without directives, nulls and deletions. */
  static Value plain(Value patch) {
    return switch (patch) {
      case Value.Obj object -> plainObject(object);
      case Value.Arr array -> {
        List<Value> items = new ArrayList<>();
        for (Value item : array.items()) {
          if (!isOnlyDirectives(item)) {
            items.add(plain(item));
          }
        }
        yield new Value.Arr(items);
      }
      case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ -> patch;
    };
  }

  private static Value.Obj plainObject(Value.Obj object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> {
      if (!isDirective(name) && !value.isNull() && !deletes(value)) {
        fields.put(name, plain(value));
      }
    });
    return new Value.Obj(fields);
  }

  private static boolean isOnlyDirectives(Value item) {
    return deletes(item)
        || item instanceof Value.Obj object
            && !object.isEmpty()
            && object.fields().keySet().stream().allMatch(Directives::isDirective);
  }
}
