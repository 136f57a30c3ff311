package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges one list of a strategic merge patch: objects by merge key, anything else as a set. */
final class ListMerge {
  private final ObjectMerge objects;

  ListMerge(ObjectMerge objects) {
    this.objects = objects;
  }

  /** Merges {@code patch} and brings the result into the order of the patch's items among the original's. */
  Value.Arr merge(Value.Arr original, Value.Arr patch, PatchSchema.Rule rule) {
    if (original.isEmpty() && patch.isEmpty()) {
      return original;
    }
    if (!ofObjects(original, patch)) {
      Set<Value> union = new LinkedHashSet<>(original.items());
      union.addAll(patch.items());
      return new ElementOrder("").arrange(List.copyOf(union), patch.items(), original.items());
    }
    if (rule.mergeKey().isEmpty()) {
      throw new BrokenPatch("cannot merge lists without merge key");
    }
    List<Value> kept = new ArrayList<>(original.items());
    List<Value> changes = new ArrayList<>();
    boolean replace = takeSpecialItems(kept, patch, rule.mergeKey(), changes);
    if (replace) {
      return new Value.Arr(changes.stream().map(Directives::plain).toList());
    }
    List<Value> serverOrder = List.copyOf(kept);
    Map<Value, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      places.putIfAbsent(kept.get(i).at(rule.mergeKey()), i);
    }
    changes.forEach(change -> mergeItem(kept, places, change.asObj(), rule));
    return new ElementOrder(rule.mergeKey()).arrange(kept, changes, serverOrder);
  }

  /** Merges and then brings the result into the order that {@code $setElementOrder} gives. Either list may be absent. */
  Value.Arr mergeInOrder(Value original, Value patch, Value.Arr wanted, PatchSchema.Rule rule) {
    Value.Arr before = original instanceof Value.Arr list ? list : Value.Arr.EMPTY;
    Value.Arr change = patch instanceof Value.Arr list ? list : Value.Arr.EMPTY;
    ElementOrder order = new ElementOrder(rule.mergeKey());
    order.check(change.items(), wanted.items());
    Value.Arr merged;
    if (patch == null) {
      merged = before;
    } else if (original == null) {
      merged = (Value.Arr) Directives.plain(change);
    } else {
      merged = rule.mergesLists() ? merge(before, change, rule) : change;
    }
    return order.arrange(merged.items(), wanted.items(), before.items());
  }

  private static boolean ofObjects(Value.Arr original, Value.Arr patch) {
    List<Value> all = new ArrayList<>(original.items());
    all.addAll(patch.items());
    if (all.stream().anyMatch(Value.Arr.class::isInstance)) {
      throw BrokenPatch.senseless();
    }
    long objects = all.stream().filter(Value.Obj.class::isInstance).count();
    if (objects != 0 && objects != all.size()) {
      throw new BrokenPatch("list element types are not identical");
    }
    return objects != 0;
  }

  /** Carries out the items that are instructions, collects the others, and says whether these replace the whole list. */
  private static boolean takeSpecialItems(List<Value> kept, Value.Arr patch, String mergeKey, List<Value> changes) {
    boolean replace = false;
    for (Value item : patch.items()) {
      if (!item.asObj().has(Directives.PATCH)) {
        changes.add(item);
        continue;
      }
      String directive = item.text(Directives.PATCH);
      switch (directive) {
        case "delete" -> {
          Value key = keyOf(item, mergeKey);
          kept.removeIf(candidate -> candidate.at(mergeKey).equals(key));
        }
        case "replace" -> replace = true;
        case "merge" -> changes.add(item.asObj().without(Directives.PATCH));
        default -> throw new BrokenPatch("unknown patch type: " + directive + " in map");
      }
    }
    return replace;
  }

  private void mergeItem(List<Value> kept, Map<Value, Integer> places, Value.Obj change, PatchSchema.Rule rule) {
    Integer place = places.putIfAbsent(keyOf(change, rule.mergeKey()), kept.size());
    if (place == null) {
      kept.add(Directives.plain(change));
    } else {
      kept.set(place, objects.merge(kept.get(place).asObj(), change, rule.items()));
    }
  }

  private static Value keyOf(Value item, String mergeKey) {
    Value key = item.at(mergeKey);
    if (key.isNull()) {
      throw new BrokenPatch("map: " + item.asObj().fields().keySet() + " does not contain declared merge key: " + mergeKey);
    }
    return key;
  }
}
