package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An eviction that is granted leaves every PodDisruptionBudget over the Pod with as many healthy Pods as it demands. Who grants knows the Pods as the
 * disruption controller saw them some time within the lag; what went since, and not by an eviction, went past every budget: a Deployment that is
 * made smaller asks none. So at some time within the lag there must have been enough, even without all that were evicted since.
 */
final class BudgetKept implements Invariant {
  /** The revisions at which evicted Pods were told to end, by uid, oldest first. */
  private final Map<String, Long> evicted = new LinkedHashMap<>();
  private final Map<ObjectKey, Instant> deletedOtherwise = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "never fewer ready Pods than a PodDisruptionBudget allows";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (call.resource().equals("pods") && call.deletes()) deletedOtherwise.put(call.key(), call.sentAt());
    if (!call.subresource().equals("eviction") || !call.worked()) return Optional.empty();
    return end(call, history).filter(end -> asked(call, history)).flatMap(end -> {
      evicted.put(Meta.uid(end.before()), end.revision());
      return history.all("PodDisruptionBudget").stream().filter(budget -> covers(budget, end.before(), call, history))
          .flatMap(budget -> exceeded(budget, end, history).stream()).findFirst();
    });
  }

  /** The write by which the Pod, which was ready, was told to end; empty when that was before, and asked no budget. */
  private static Optional<Change> end(Call call, ClusterHistory history) {
    return history.of("Pod", call.sentRevision()).stream().filter(change -> change.key().equals(call.key()) && change.before() != null)
        .filter(change -> !Meta.isTerminating(change.before()) && (change.deleted() || Meta.isTerminating(change.after()))).findFirst()
        .filter(change -> Pods.isReady(change.before()));
  }

  /** Whether the budget was asked: somebody else may have been quicker, and a Pod that is about to end is evicted without more ado. */
  private boolean asked(Call call, ClusterHistory history) {
    boolean taken = history.of("PodDisruptionBudget", call.sentRevision()).stream()
        .anyMatch(change -> change.after() != null && change.after().at("status", "disruptedPods").asObj().has(call.key().name()));
    return taken || !deletedOtherwise.containsKey(call.key());
  }

  private static boolean covers(Obj budget, Obj pod, Call call, ClusterHistory history) {
    return Meta.namespace(budget).equals(Meta.namespace(pod)) && Pods.selected(budget.at("spec", "selector"), pod)
        && history.of("PodDisruptionBudget", call.sentRevision()).stream()
            .noneMatch(change -> change.created() && change.key().equals(ObjectKey.of(budget)));
  }

  private Optional<String> exceeded(Obj budget, Change end, ClusterHistory history) {
    long demanded = demanded(budget.at("spec"), budget.at("status", "expectedPods").asLong(0));
    Map<ObjectKey, Obj> pods = new TreeMap<>();
    history.all("Pod").forEach(pod -> pods.put(ObjectKey.of(pod), pod));
    long left = -1;
    Instant oldest = end.at().minus(history.lag());
    List<Change> changes = history.of("Pod");
    for (int i = changes.size() - 1; i >= 0 && left < demanded && !changes.get(i).at().isBefore(oldest); i--) {
      Change change = changes.get(i);
      if (change.before() == null) pods.remove(change.key());
      else pods.put(change.key(), change.before());
      if (change.revision() <= end.revision()) left = Math.max(left, healthy(pods, budget, change.revision()));
    }
    return left >= demanded ? Optional.empty()
        : Optional.of("evicting Pod " + end.key() + " left PodDisruptionBudget " + Meta.name(budget) + " with " + left + " healthy Pods of the "
            + demanded + " it demands");
  }

  /** The healthy Pods before that revision, without those that were evicted at it or since. */
  private long healthy(Map<ObjectKey, Obj> pods, Obj budget, long revision) {
    return pods.values().stream().filter(pod -> Meta.namespace(pod).equals(Meta.namespace(budget)) && Pods.selected(budget.at("spec", "selector"), pod))
        .filter(pod -> Pods.isReady(pod) && evicted.getOrDefault(Meta.uid(pod), 0L) < revision).count();
  }

  private static long demanded(Value spec, long expected) {
    if (!spec.at("minAvailable").isNull()) return Rollout.part(spec.at("minAvailable"), expected, true);
    return Math.max(0, expected - Rollout.part(spec.at("maxUnavailable"), expected, true));
  }
}
