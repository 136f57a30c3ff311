package io.hexareme.core.controllers.deployment;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** All old Pods go, to the last one, before any new one comes. */
final class Recreate {
  private Recreate() {}

  /** Scales the old sets down; answers whether there was anything to scale. */
  static boolean scaleDown(OwnedSets sets) {
    List<Obj> active = OwnedSets.active(sets.old());
    active.forEach(set -> sets.scale(set, 0));
    return !active.isEmpty();
  }

  /** Whether old Pods still run, or are still ending. */
  static boolean oldPodsRemain(OwnedSets sets, ClusterView view) {
    return sets.old().stream().anyMatch(set ->
        set.at("status", "replicas").asInt(0) > 0
            || view.ownedBy(Resource.PODS, Meta.uid(set)).stream().anyMatch(Recreate::isNotOver));
  }

  private static boolean isNotOver(Obj pod) {
    String phase = pod.text("status", "phase");
    return !phase.equals("Succeeded") && !phase.equals("Failed");
  }
}
