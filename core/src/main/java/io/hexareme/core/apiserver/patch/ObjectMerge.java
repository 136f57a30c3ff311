package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Merges one object of a strategic merge patch into the original: directives first, then field by field. */
final class ObjectMerge {
  private final PatchSchema schema;
  private final ListMerge lists;

  ObjectMerge(PatchSchema schema) {
    this.schema = schema;
    this.lists = new ListMerge(this);
  }

  Value.Obj merge(Value.Obj original, Value.Obj patch, FieldType type) {
    if (patch.has(Directives.PATCH)) {
      String directive = patch.text(Directives.PATCH);
      switch (directive) {
        case "replace":
          return patch.without(Directives.PATCH);
        case "delete":
          return Value.Obj.EMPTY;
        case "merge":
          break;
        default:
          throw new BrokenPatch("unknown patch type: " + directive + " in map");
      }
    }
    Map<String, Value> merged = new LinkedHashMap<>(original.fields());
    retainKeys(merged, patch);
    Set<String> done = mergeOrderedLists(merged, patch, type);
    patch.fields().forEach((name, value) -> {
      if (name.startsWith(Directives.DELETE_FROM_PRIMITIVE_LIST)) {
        deleteFromList(merged, name.substring(Directives.DELETE_FROM_PRIMITIVE_LIST.length()), value);
      } else if (!Directives.isDirective(name) && !done.contains(name)) {
        mergeField(merged, name, value, schema.field(type, name));
      }
    });
    return new Value.Obj(merged);
  }

  private void mergeField(Map<String, Value> merged, String name, Value patch, PatchSchema.Rule rule) {
    Value original = merged.get(name);
    if (patch.isNull()) {
      merged.remove(name);
    } else if (original instanceof Value.Obj before && patch instanceof Value.Obj change) {
      merged.put(name, rule.replaces() ? change : merge(before, change, rule.type()));
    } else if (original instanceof Value.Arr before && patch instanceof Value.Arr change) {
      merged.put(name, rule.mergesLists() ? lists.merge(before, change, rule) : change);
    } else if (!Directives.deletes(patch)) {
      merged.put(name, Directives.plain(patch));
    }
  }

  /** {@code $retainKeys} names everything the object may hold afterwards; the patch may not set anything else. */
  private static void retainKeys(Map<String, Value> merged, Value.Obj patch) {
    if (!patch.has(Directives.RETAIN_KEYS)) {
      return;
    }
    if (!(patch.at(Directives.RETAIN_KEYS) instanceof Value.Arr keys)) {
      throw new BrokenPatch("invalid patch format of retainKeys");
    }
    patch.fields().forEach((name, value) -> {
      if (!Directives.isDirective(name) && !value.isNull() && !keys.items().contains(Value.of(name))) {
        throw BrokenPatch.senseless();
      }
    });
    merged.keySet().removeIf(name -> !keys.items().contains(Value.of(name)));
  }

  private static void deleteFromList(Map<String, Value> merged, String name, Value unwanted) {
    if (!(unwanted instanceof Value.Arr items)) {
      throw new BrokenPatch("invalid patch format of primitive list");
    }
    if (merged.get(name) instanceof Value.Arr list) {
      Set<Value> gone = new LinkedHashSet<>(items.items());
      merged.put(name, new Value.Arr(list.items().stream().filter(item -> !gone.contains(item)).toList()));
    }
  }

  /** Merges the lists whose order the patch gives, and says which fields these were. */
  private Set<String> mergeOrderedLists(Map<String, Value> merged, Value.Obj patch, FieldType type) {
    Set<String> done = new LinkedHashSet<>();
    patch.fields().forEach((directive, order) -> {
      if (!directive.startsWith(Directives.SET_ELEMENT_ORDER)) {
        return;
      }
      String name = directive.substring(Directives.SET_ELEMENT_ORDER.length());
      if (!(order instanceof Value.Arr wanted) || !isListOrAbsent(merged.get(name)) || !isListOrAbsent(patch.fields().get(name))) {
        throw new BrokenPatch("invalid patch format of setElementOrder list");
      }
      PatchSchema.Rule rule = schema.field(type, name);
      if (merged.containsKey(name) || patch.has(name)) {
        merged.put(name, lists.mergeInOrder(merged.get(name), patch.fields().get(name), wanted, rule));
        done.add(name);
      }
    });
    return done;
  }

  private static boolean isListOrAbsent(Value value) {
    return value == null || value instanceof Value.Arr;
  }
}
