package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The status of a PodDisruptionBudget counts the Pods that there are. */
final class BudgetsObserved implements Invariant {
  @Override
  public String rule() {
    return "a PodDisruptionBudget's status counts its Pods";
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    for (Obj budget : history.all("PodDisruptionBudget")) {
      List<Obj> pods = history.all("Pod").stream().filter(pod -> Meta.namespace(pod).equals(Meta.namespace(budget)))
          .filter(pod -> Pods.selected(budget.at("spec", "selector"), pod)).toList();
      long healthy = pods.stream().filter(Pods::isReady).count();
      long told = budget.at("status", "currentHealthy").asLong(0);
      if (healthy != told) found.add(Meta.subject(budget) + " counts " + told + " healthy Pods, and there are " + healthy);
      if (budget.at("status", "observedGeneration").asLong(0) != Meta.generation(budget)) found.add(Meta.subject(budget) + " was not looked at since it changed");
    }
    return found;
  }
}
