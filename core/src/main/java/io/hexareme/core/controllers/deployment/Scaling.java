package io.hexareme.core.controllers.deployment;

import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a changed number of replicas to the ReplicaSets that there are; no rollout. */
final class Scaling {
  private Scaling() {}

  /** Whether a set with Pods was last scaled for another number of replicas. */
  static boolean isDue(OwnedSets sets) {
    int replicas = sets.bounds().replicas();
    return OwnedSets.active(sets.all()).stream()
        .anyMatch(set -> Revisions.desired(set) >= 0 && Revisions.desired(set) != replicas);
  }

  static void apply(OwnedSets sets) {
    Optional<Obj> only = onlyOne(sets);
    if (only.isPresent()) {
      sets.scale(only.get(), sets.bounds().replicas());
    } else if (isSaturated(sets)) {
      OwnedSets.active(sets.old()).forEach(set -> sets.scale(set, 0));
    } else if (Bounds.isRolling(sets.deployment()) && !OwnedSets.active(sets.all()).isEmpty()) {
      proportionally(sets);
    } else {
      // Nothing to spread; but the sets note that they have heard, or this would stay due and hold up the rollout.
      OwnedSets.active(sets.all()).forEach(set -> sets.scale(set, OwnedSets.replicas(set)));
    }
  }

  /** The only set with Pods; when none has any, the current one, else the latest. */
  private static Optional<Obj> onlyOne(OwnedSets sets) {
    List<Obj> active = OwnedSets.active(sets.all());
    if (active.isEmpty()) {
      return sets.current().or(() -> sets.old().stream().reduce((earlier, later) -> later));
    }
    return active.size() == 1 ? Optional.of(active.getFirst()) : Optional.empty();
  }

  private static boolean isSaturated(OwnedSets sets) {
    int replicas = sets.bounds().replicas();
    return sets.current()
        .filter(set -> OwnedSets.replicas(set) == replicas
            && Revisions.desired(set) == replicas
            && OwnedSets.available(set) == replicas)
        .isPresent();
  }

  /**
   * In the middle of a rollout, what is added or taken is spread over the sets by their size, so that a bad new template gets no
   * more than its share. What rounding leaves over goes to the first in order.
   */
  private static void proportionally(OwnedSets sets) {
    Bounds bounds = sets.bounds();
    List<Obj> active = OwnedSets.active(sets.all());
    int allowed = bounds.replicas() > 0 ? bounds.mostPods() : 0;
    int toAdd = allowed - OwnedSets.total(active, OwnedSets::replicas);
    List<Obj> ordered = active.stream().sorted(largestFirst(toAdd > 0)).toList();
    Map<Obj, Integer> sizes = new LinkedHashMap<>();
    int added = 0;
    for (Obj set : ordered) {
      int part = toAdd == 0 ? 0 : proportion(set, sets, toAdd, added);
      sizes.put(set, OwnedSets.replicas(set) + part);
      added += part;
    }
    int leftover = toAdd - added;
    sizes.computeIfPresent(ordered.getFirst(), (set, size) -> Math.max(0, size + leftover));
    sizes.forEach(sets::scale);
  }

  private static Comparator<Obj> largestFirst(boolean thenNewest) {
    Comparator<Obj> bySize = Comparator.comparing(set -> -OwnedSets.replicas(set));
    return bySize.thenComparing(thenNewest ? OwnedSets.OLDEST_FIRST.reversed() : OwnedSets.OLDEST_FIRST);
  }

  private static int proportion(Obj set, OwnedSets sets, int toAdd, int added) {
    int fraction = fraction(set, sets);
    int left = toAdd - added;
    return toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
  }

  private static int fraction(Obj set, OwnedSets sets) {
    int size = OwnedSets.replicas(set);
    if (sets.bounds().replicas() == 0) {
      return -size;
    }
    int noted = Revisions.max(set);
    int before = noted > 0 ? noted : sets.deployment().at("status", "replicas").asInt(0);
    return before == 0 ? 0 : (int) Math.round((double) size * sets.bounds().mostPods() / before) - size;
  }
}
