package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Identifies the items of lists that are owned item by item. */
final class ListItems {
  private final Shapes shapes;

  ListItems(Shapes shapes) {
    this.shapes = shapes;
  }

  /** The identities of the items, in order; an item that has none is known by its index. */
  List<PathElement> identities(FieldType.ListOf list, List<Value> items) {
    List<PathElement> identities = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Value item = items.get(i);
      if (list.kind() == ListKind.SET) {
        identities.add(PathElement.value(item));
      } else {
        TreeMap<String, Value> keys = keys(list, item);
        identities.add(keys.isEmpty() ? PathElement.index(i) : PathElement.key(keys));
      }
    }
    return identities;
  }

  /** The items by identity, in order; more than one where the list holds duplicates. */
  Map<PathElement, List<Value>> byIdentity(FieldType.ListOf list, List<Value> items) {
    Map<PathElement, List<Value>> byIdentity = LinkedHashMap.newLinkedHashMap(items.size());
    List<PathElement> identities = identities(list, items);
    for (int i = 0; i < items.size(); i++) {
      byIdentity.computeIfAbsent(identities.get(i), _ -> new ArrayList<>(1)).add(items.get(i));
    }
    return byIdentity;
  }

  /** Why {@code item} has no identity among the items of {@code list}; empty when it has one. Some of several keys are enough. */
  Optional<String> problem(FieldType.ListOf list, Value item) {
    if (list.kind() == ListKind.SET) {
      return switch (item) {
        case Value.Obj _ -> Optional.of("associative list without keys has an element that's a map type");
        case Value.Arr _ -> Optional.of("not supported: associative list with lists as elements");
        case Value.Null _ -> Optional.of("associative list without keys has an element that's an explicit null");
        case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _ -> Optional.empty();
      };
    }
    if (item.isNull()) {
      return Optional.of("associative list with keys may not have a null element");
    }
    if (!(item instanceof Value.Obj)) {
      return Optional.of("associative list with keys may not have non-map elements");
    }
    return keys(list, item).isEmpty()
        ? Optional.of("associative list with keys has an element that omits all key fields [\"" + String.join("\" \"", list.keys())
            + "\"] (and doesn't have default values for any key fields)")
        : Optional.empty();
  }

  private TreeMap<String, Value> keys(FieldType.ListOf list, Value item) {
    TreeMap<String, Value> keys = new TreeMap<>();
    for (String name : list.keys()) {
      Value key = item.at(name);
      if (key.isNull() && item instanceof Value.Obj) {
        key = shapes.keyDefault(list, name);
      }
      if (!key.isNull()) {
        keys.put(name, key);
      }
    }
    return keys;
  }
}
