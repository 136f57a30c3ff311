package io.hexareme.core.controllers.namespace;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left in a Namespace.
 *
 * @param items the objects by kind; kinds without any are left out
 */
record Content(Map<Resource, List<Value>> items) {

  /** The lists that must be read before {@link #of}. */
  static List<Read> unread(List<Resource> kinds, String namespace, ClusterView view) {
    List<Read> unread = new ArrayList<>();
    for (Resource kind : kinds) {
      Read read = Read.list(kind, namespace);
      if (view.live(kind, read.key()).isEmpty()) {
        unread.add(read);
      }
    }
    return unread;
  }

  static Content of(List<Resource> kinds, String namespace, ClusterView view) {
    Map<Resource, List<Value>> items = new LinkedHashMap<>();
    for (Resource kind : kinds) {
      // A kind that is not served (any more) has no list, and nothing that could be left.
      List<Value> found = view.live(kind, Read.list(kind, namespace).key())
          .flatMap(list -> list).orElse(Obj.EMPTY).list("items");
      if (!found.isEmpty()) {
        items.put(kind, found);
      }
    }
    return new Content(items);
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** The kinds to be deleted now: while there are Pods, only those. */
  List<Resource> toDelete() {
    return items.entrySet().stream()
        .filter(entry -> !items.containsKey(Resource.PODS) || entry.getKey().equals(Resource.PODS))
        .filter(entry -> entry.getValue().stream().anyMatch(item -> !Meta.isTerminating(item)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many objects are left, by {@code plural.group}. */
  Map<String, Integer> countByKind() {
    Map<String, Integer> counts = new TreeMap<>();
    items.forEach((kind, found) -> counts.put(kind.plural() + "." + kind.group(), found.size()));
    return counts;
  }

  /** How many objects each finalizer keeps. */
  Map<String, Integer> countByFinalizer() {
    Map<String, Integer> counts = new TreeMap<>();
    items.values().forEach(found -> found.forEach(item ->
        item.list("metadata", "finalizers").forEach(finalizer -> counts.merge(finalizer.asString(""), 1, Integer::sum))));
    return counts;
  }
}
