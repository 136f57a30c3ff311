package io.hexareme.core.client;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The objects of an informer by some value of theirs, such as their owner's uid or their node. */
public final class Index {
  private final Function<Obj, List<String>> values;
  private final Map<String, SortedMap<ObjectKey, Obj>> entries = new LinkedHashMap<>();

  public Index(Function<Obj, List<String>> values) {
    this.values = values;
  }

  /** By the uid of every owner. */
  public static Index byOwner() {
    return new Index(object -> Meta.owners(object).stream().map(owner -> owner.text("uid")).toList());
  }

  /** By {@code spec.nodeName}, empty for Pods that have no node. */
  public static Index byNode() {
    return new Index(object -> List.of(object.text("spec", "nodeName")));
  }

  /** The objects with that value, in key order. */
  public List<Obj> get(String value) {
    SortedMap<ObjectKey, Obj> found = entries.get(value);
    return found == null ? List.of() : new ArrayList<>(found.values());
  }

  void change(ObjectKey key, Obj before, Obj after) {
    if (before != null) {
      values.apply(before).forEach(value -> {
        SortedMap<ObjectKey, Obj> entry = entries.get(value);
        if (entry != null && entry.remove(key) != null && entry.isEmpty()) {
          entries.remove(value);
        }
      });
    }
    if (after != null) {
      values.apply(after).forEach(value -> entries.computeIfAbsent(value, v -> new TreeMap<>()).put(key, after));
    }
  }
}
