package io.hexareme.core.controllers.deployment;

import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * Moves Pods from the old ReplicaSets to the current one, within the bounds of surge and unavailability. Stricter than Kubernetes
 * while a ReplicaSet has not yet done what it was told: Pods still to be deleted take up room, and do not count as available.
 */
final class RollingUpdate {
  private RollingUpdate() {}

  /** How many replicas the current set may have now. */
  static int newSize(OwnedSets sets, int size) {
    Bounds bounds = sets.bounds();
    if (!Bounds.isRolling(sets.deployment())) {
      return bounds.replicas();
    }
    int room = bounds.mostPods() - size - OwnedSets.total(sets.old(), OwnedSets::occupied);
    return room <= 0 ? size : size + Math.min(room, bounds.replicas() - size);
  }

  /** One step, up or down; the next one follows when its Pods have come or gone. Answers whether anything was scaled. */
  static boolean step(OwnedSets sets) {
    Obj current = sets.current().orElseThrow();
    int size = OwnedSets.replicas(current);
    int replicas = sets.bounds().replicas();
    if (size != replicas && sets.scale(current, size > replicas ? replicas : newSize(sets, size))) {
      return true;
    }
    return scaleDownOld(sets, current);
  }

  private static boolean scaleDownOld(OwnedSets sets, Obj current) {
    if (OwnedSets.active(sets.old()).isEmpty()) {
      return false;
    }
    int newUnavailable = OwnedSets.replicas(current) - OwnedSets.remainingAvailable(current);
    int most = OwnedSets.total(sets.all(), OwnedSets::replicas) - sets.bounds().leastAvailable() - newUnavailable;
    if (most <= 0) {
      return false;
    }
    boolean unhealthy = scaleDownUnhealthy(sets, most);
    return scaleDownAvailable(sets) || unhealthy;
  }

  /** Pods that are not available anyway go first: nobody misses them, and a stuck old rollout must not block the new one. */
  private static boolean scaleDownUnhealthy(OwnedSets sets, int most) {
    int left = most;
    for (Obj set : OwnedSets.active(sets.old())) {
      int count = Math.min(left, OwnedSets.replicas(set) - OwnedSets.remainingAvailable(set));
      if (count > 0) {
        sets.scale(set, OwnedSets.replicas(set) - count);
        left -= count;
      }
    }
    return left < most;
  }

  private static boolean scaleDownAvailable(OwnedSets sets) {
    List<Obj> all = sets.all();
    int most = OwnedSets.total(all, OwnedSets::remainingAvailable) - sets.bounds().leastAvailable();
    int left = most;
    for (Obj set : OwnedSets.active(sets.old())) {
      int count = Math.min(left, OwnedSets.replicas(set));
      if (count > 0) {
        sets.scale(set, OwnedSets.replicas(set) - count);
        left -= count;
      }
    }
    return left < most;
  }
}
