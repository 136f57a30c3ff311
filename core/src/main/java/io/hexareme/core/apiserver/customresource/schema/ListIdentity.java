package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists whose items have an identity: sets, and maps by some of their items' fields. No identity may occur twice. */
public final class ListIdentity {
  private ListIdentity() {}

  /** Adds an error for every item whose identity stood before in its list, unless the list is what it was. */
  static void check(StructuralSchema schema, Value value, Value before, List<FieldError> errors) {
    check(schema, value, before, FieldPath.ROOT, errors);
  }

  private static void check(StructuralSchema schema, Value value, Value before, FieldPath path, List<FieldError> errors) {
    if (schema == null || !before.isNull() && before.equals(value)) {
      return;
    }
    if (value instanceof Obj object) {
      object.fields().forEach((name, below) -> check(schema.below(name), below, before.at(name), path.child(name), errors));
    } else if (value instanceof Arr array) {
      unique(schema, array, path, errors);
      for (int i = 0; i < array.items().size(); i++) {
        Value item = array.items().get(i);
        check(schema.items(), item, counterpart(schema.raw(), item, before), path.index(i), errors);
      }
    }
  }

  private static void unique(StructuralSchema schema, Arr array, FieldPath path, List<FieldError> errors) {
    Set<Value> seen = new LinkedHashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      Value identity = identity(schema.raw(), array.items().get(i));
      if (!identity.isNull() && !seen.add(identity)) {
        errors.add(FieldError.duplicate(path.index(i), identity));
      }
    }
  }

  /** What identifies an item of a list; {@code NULL} when nothing does. */
  private static Value identity(Obj list, Value item) {
    return switch (list.text("x-kubernetes-list-type")) {
      case "set" -> item;
      case "map" -> {
        Map<String, Value> keys = new LinkedHashMap<>();
        list.list("x-kubernetes-list-map-keys").forEach(key -> {
          Value own = item.at(key.asString(""));
          if (!own.isNull()) {
            keys.put(key.asString(""), own);
          }
        });
        yield new Obj(keys);
      }
      default -> Value.Null.NULL;
    };
  }

  /** The item that {@code item} was before; {@code NULL} when it is new or nothing tells. */
  public static Value counterpart(Obj list, Value item, Value before) {
    if (!list.text("x-kubernetes-list-type").equals("map")) {
      return Value.Null.NULL;
    }
    Value wanted = identity(list, item);
    return before.items().stream().filter(old -> identity(list, old).equals(wanted)).findFirst().orElse(Value.Null.NULL);
  }
}
