package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** An eviction that was granted leaves every PodDisruptionBudget over the Pod with as many healthy Pods as it demands. */
final class BudgetKept implements Invariant {
  @Override
  public String rule() {
    return "never fewer ready Pods than a PodDisruptionBudget allows";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (!call.subresource().equals("eviction") || !call.worked()) return Optional.empty();
    Optional<Obj> evicted = last(call.key(), history);
    return evicted.filter(pod -> wasReady(pod, history)).flatMap(pod -> history.all("PodDisruptionBudget").stream()
        .filter(budget -> Meta.namespace(budget).equals(call.key().namespace()) && Pods.selected(budget.at("spec", "selector"), pod))
        .flatMap(budget -> exceeded(budget, call, history).stream()).findFirst());
  }

  /** The Pod as it is, or was when it went with the eviction. */
  private static Optional<Obj> last(ObjectKey key, ClusterHistory history) {
    List<Obj> recent = history.recent("Pod", key);
    return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getFirst());
  }

  private static boolean wasReady(Obj pod, ClusterHistory history) {
    return history.recent("Pod", ObjectKey.of(pod)).stream().anyMatch(Pods::isReady);
  }

  private static Optional<String> exceeded(Obj budget, Call call, ClusterHistory history) {
    List<Obj> pods = history.all("Pod").stream().filter(pod -> Meta.namespace(pod).equals(Meta.namespace(budget)))
        .filter(pod -> Pods.selected(budget.at("spec", "selector"), pod)).toList();
    long healthy = pods.stream().filter(pod -> Pods.isActive(pod) && EnoughReady.wasReady(pod, history)).count();
    long expected = budget.at("status", "expectedPods").asLong(0);
    long demanded = demanded(budget.at("spec"), expected);
    return healthy >= demanded ? Optional.empty()
        : Optional.of("evicting Pod " + call.key() + " left PodDisruptionBudget " + Meta.name(budget) + " with " + healthy + " healthy Pods of the "
            + demanded + " it demands");
  }

  private static long demanded(Value spec, long expected) {
    if (!spec.at("minAvailable").isNull()) return Rollout.part(spec.at("minAvailable"), expected, true);
    return Math.max(0, expected - Rollout.part(spec.at("maxUnavailable"), expected, true));
  }
}
