package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a merged list. Items the patch names stand in the patch's order, the others in the server's; between the two an item
 * of the server goes first only where the server had both and had it first. So what the patch adds comes before what it leaves alone,
 * as in Kubernetes.
 *
 * @param mergeKey what identifies an item; empty for lists of primitives, whose items are their own identity
 */
record ElementOrder(String mergeKey) {

  Value.Arr arrange(List<Value> merged, List<Value> patchOrder, List<Value> serverOrder) {
    Map<Value, Integer> patchIds = positions(patchOrder);
    Map<Value, Integer> serverIds = positions(serverOrder);
    List<Value> patched = new ArrayList<>();
    List<Value> serverOnly = new ArrayList<>();
    for (Value item : merged) {
      (patchIds.containsKey(id(item)) ? patched : serverOnly).add(item);
    }
    patched.sort(Comparator.comparingInt(item -> at(patchIds, item)));
    serverOnly.sort(Comparator.comparingInt(item -> at(serverIds, item)));
    return new Value.Arr(interleave(serverOnly, patched, serverIds));
  }

  private List<Value> interleave(List<Value> serverOnly, List<Value> patched, Map<Value, Integer> serverIds) {
    List<Value> all = new ArrayList<>(serverOnly.size() + patched.size());
    int left = 0;
    for (Value right : patched) {
      int rightAt = at(serverIds, right);
      while (left < serverOnly.size() && isBefore(at(serverIds, serverOnly.get(left)), rightAt)) {
        all.add(serverOnly.get(left++));
      }
      all.add(right);
    }
    all.addAll(serverOnly.subList(left, serverOnly.size()));
    return all;
  }

  private static boolean isBefore(int left, int right) {
    return left >= 0 && left < right;
  }

  /** The items that a patch sets must stand in its {@code $setElementOrder} list, in the same order. */
  void check(List<Value> patch, List<Value> wanted) {
    Map<Value, Integer> wantedIds = positions(wanted);
    int last = -1;
    for (Value item : patch) {
      if (item.asObj().has(Directives.PATCH)) {
        continue;
      }
      int at = at(wantedIds, item);
      if (at < last || at < 0) {
        throw new BrokenPatch("The order in patch list doesn't match " + Directives.SET_ELEMENT_ORDER + " list");
      }
      last = at;
    }
  }

  /** Where each item first stands. */
  private Map<Value, Integer> positions(List<Value> items) {
    Map<Value, Integer> positions = LinkedHashMap.newLinkedHashMap(items.size());
    for (int i = 0; i < items.size(); i++) {
      positions.putIfAbsent(id(items.get(i)), i);
    }
    return positions;
  }

  private int at(Map<Value, Integer> positions, Value item) {
    return positions.getOrDefault(id(item), -1);
  }

  private Value id(Value item) {
    return mergeKey.isEmpty() ? item : item.at(mergeKey);
  }
}
