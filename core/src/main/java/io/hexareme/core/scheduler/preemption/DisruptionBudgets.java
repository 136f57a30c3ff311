package io.hexareme.core.scheduler.preemption;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How many more Pods each PodDisruptionBudget would let go. */
public final class DisruptionBudgets {
  private final List<Budget> budgets = new ArrayList<>();

  private record Budget(String namespace, LabelSelector selector, long allowed, Value alreadyGoing) {

    boolean covers(PodInfo pod) {
      return namespace.equals(pod.key().namespace())
          && selector.matches(pod.labels())
          && alreadyGoing.at(pod.key().name()).isNull();
    }
  }

  /** A budget whose selector is absent or empty covers nothing. */
  public static DisruptionBudgets of(Iterable<Obj> objects) {
    DisruptionBudgets all = new DisruptionBudgets();
    for (Obj object : objects) {
      LabelSelector selector = LabelSelector.of(object.at("spec", "selector")).orNothing();
      if (!selector.isEverything() && !selector.nothing()) {
        all.budgets.add(new Budget(
            Meta.namespace(object),
            selector,
            object.at("status", "disruptionsAllowed").asLong(0),
            object.at("status", "disruptedPods")));
      }
    }
    return all;
  }

  /** The uids of those Pods that would break a budget if they went one after the other in the given order. */
  Set<String> broken(List<PodInfo> pods) {
    long[] left = budgets.stream().mapToLong(Budget::allowed).toArray();
    Set<String> broken = new LinkedHashSet<>();
    for (PodInfo pod : pods) {
      for (int i = 0; i < left.length; i++) {
        if (budgets.get(i).covers(pod) && --left[i] < 0) {
          broken.add(pod.uid());
        }
      }
    }
    return broken;
  }
}
