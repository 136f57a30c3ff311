package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges a keyed list or set. Applied items come in the applied order; an item only the live list has stays behind the same
 * neighbour as before as far as that order allows. Duplicates of the live list survive unless they are applied, which makes them one.
 */
final class MergeItems {
  private final Merge merge;
  private final ListItems listItems;

  MergeItems(Merge merge, ListItems listItems) {
    this.merge = merge;
    this.listItems = listItems;
  }

  Value.Arr merge(FieldType.ListOf list, List<Value> live, List<Value> applied) {
    return new Run(list, live, applied).merged();
  }

  /** One merge: a walk along both lists at once. */
  private final class Run {
    private final FieldType itemType;
    private final List<Value> live;
    private final List<PathElement> liveIds;
    private final List<PathElement> appliedIds;
    private final Map<PathElement, Value> liveById = new LinkedHashMap<>();
    private final Map<PathElement, Value> appliedById = new LinkedHashMap<>();
    /** Identities in both lists that are still to come, in applied order. */
    private final Deque<PathElement> shared = new ArrayDeque<>();
    private final Set<PathElement> done = new LinkedHashSet<>();
    private final List<Value> out = new ArrayList<>();
    private int liveAt;
    private int appliedAt;

    Run(FieldType.ListOf list, List<Value> live, List<Value> applied) {
      this.itemType = list.items();
      this.live = live;
      liveIds = listItems.identities(list, live);
      appliedIds = listItems.identities(list, applied);
      for (int i = 0; i < live.size(); i++) {
        // Which of several duplicates an applied item would merge with nobody can say: with none.
        Value item = live.get(i);
        liveById.merge(liveIds.get(i), item, (_, _) -> Value.Null.NULL);
      }
      for (int i = 0; i < applied.size(); i++) {
        appliedById.put(appliedIds.get(i), applied.get(i));
      }
      appliedIds.stream().filter(liveById::containsKey).forEach(shared::add);
    }

    Value.Arr merged() {
      while (liveAt < liveIds.size() || appliedAt < appliedIds.size()) {
        if (liveAt < liveIds.size() && stepLive(liveIds.get(liveAt))) {
          liveAt++;
        } else {
          takeApplied(appliedIds.get(appliedAt++));
        }
      }
      return new Value.Arr(out);
    }

    /** Whether the live item needs no more waiting for the applied ones: taken if it is only live, passed over if it has its turn there. */
    private boolean stepLive(PathElement id) {
      if (!appliedById.containsKey(id)) {
        out.add(live.get(liveAt));
        return true;
      }
      return done.contains(id) || appliedAt == appliedIds.size() || !id.equals(shared.peek());
    }

    private void takeApplied(PathElement id) {
      out.add(merge.values(itemType, liveById.getOrDefault(id, Value.Null.NULL), appliedById.get(id)));
      done.add(id);
      if (id.equals(shared.peek())) {
        shared.remove();
      }
    }
  }
}
