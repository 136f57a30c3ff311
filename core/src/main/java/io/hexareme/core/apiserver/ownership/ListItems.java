package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The first key of {@code list} that {@code item} leaves out and that has no default; empty when it has all. */
  String missingKey(FieldType.ListOf list, Value item) {
    TreeMap<String, Value> keys = keys(list, item);
    return list.keys().stream().filter(name -> !keys.containsKey(name)).findFirst().orElse("");
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
