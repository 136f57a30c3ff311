package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.garbagecollector.Kinds.Item;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import java.util.List;

/** An object that is to go once its dependents are gone (foreground), or are nobody's (orphan). */
final class PendingDeletion {
  /** Dependents set free in one plan. */
  private static final int BURST = 100;

  private PendingDeletion() {}

  static Plan advance(Item item, Kinds kinds, ClusterView view) {
    return Finalizers.has(item.object(), Finalizers.ORPHAN) ? orphan(item, kinds, view) : foreground(item, kinds, view);
  }

  private static Plan orphan(Item item, Kinds kinds, ClusterView view) {
    List<Item> dependents = kinds.dependents(item.object(), view);
    if (dependents.isEmpty()) {
      return Plan.of(Finalizers.remove(item.resource(), item.object(), Finalizers.ORPHAN));
    }
    return Plan.of(dependents.stream().limit(BURST).map(dependent -> release(dependent, item)).toList());
  }

  private static Command release(Item dependent, Item owner) {
    List<Value> others = Meta.owners(dependent.object()).stream()
        .filter(reference -> !reference.text("uid").equals(Meta.uid(owner.object())))
        .toList();
    return Finalizers.setOwners(dependent.resource(), dependent.object(), others);
  }

  /** The dependents are deleted each by its own key; here it is only seen when the last that blocks is gone. */
  private static Plan foreground(Item item, Kinds kinds, ClusterView view) {
    boolean blocked = kinds.dependents(item.object(), view).stream().anyMatch(dependent -> blocks(dependent, item));
    return blocked
        ? Plan.nothing()
        : Plan.of(Finalizers.remove(item.resource(), item.object(), Finalizers.FOREGROUND));
  }

  private static boolean blocks(Item dependent, Item owner) {
    return Meta.owners(dependent.object()).stream().anyMatch(reference ->
        reference.text("uid").equals(Meta.uid(owner.object())) && reference.at("blockOwnerDeletion").asBool(false));
  }
}
