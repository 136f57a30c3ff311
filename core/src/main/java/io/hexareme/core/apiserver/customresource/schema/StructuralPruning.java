package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes out what the schema does not know. What is not changed is answered as it is, so that callers can tell by identity. */
final class StructuralPruning {
  private static final Set<String> HEAD = new TreeSet<>(List.of("kind", "apiVersion", "metadata"));

  private final List<String> unknown;

  /** @param unknown gets the path of every field that is taken out */
  private StructuralPruning(List<String> unknown) {
    this.unknown = unknown;
  }

  /** @param unknown gets the path of every field that is taken out, such as {@code spec.items[0].colour} */
  static Obj prune(Obj object, StructuralSchema schema, List<String> unknown) {
    return new StructuralPruning(unknown).object(object, schema, "", true);
  }

  private Value value(Value value, StructuralSchema schema, String path) {
    return switch (value) {
      case Obj object -> object(object, schema, path, schema != null && schema.isEmbedded());
      case Arr array -> array(array, schema, path);
      case Value.Str text -> text;
      case Value.Int number -> number;
      case Value.Dec number -> number;
      case Value.Bool truth -> truth;
      case Value.Null none -> none;
    };
  }

  private Obj object(Obj object, StructuralSchema schema, String path, boolean whole) {
    boolean preserves = schema != null && schema.preservesUnknown();
    Map<String, Value> kept = LinkedHashMap.newLinkedHashMap(object.fields().size());
    boolean changed = false;
    for (Map.Entry<String, Value> field : object.fields().entrySet()) {
      String name = field.getKey();
      Value old = field.getValue();
      String at = path.isEmpty() ? name : path + "." + name;
      StructuralSchema below = schema == null ? null : schema.below(name);
      boolean open = schema != null && schema.raw().at("additionalProperties").asBool(false);
      Value now = null;
      if (whole && HEAD.contains(name) || below == null && preserves) {
        now = old;
      } else if (below != null || open) {
        now = value(old, below, at);
      } else {
        unknown.add(at);
      }
      changed |= now != old;
      if (now != null) {
        kept.put(name, now);
      }
    }
    return changed ? new Obj(kept) : object;
  }

  private Arr array(Arr array, StructuralSchema schema, String path) {
    if (schema != null && schema.items() == null && schema.preservesUnknown()) {
      return array;
    }
    List<Value> items = new ArrayList<>(array.items().size());
    boolean changed = false;
    for (int i = 0; i < array.items().size(); i++) {
      Value old = array.items().get(i);
      Value now = value(old, schema == null ? null : schema.items(), path + "[" + i + "]");
      changed |= now != old;
      items.add(now);
    }
    return changed ? new Arr(items) : array;
  }
}
