package io.hexareme.core.scheduler.score;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.List;
import java.util.Map;

/**
 * Emptier domains, by the Pod's {@code ScheduleAnyway} constraints. A Pod that has no constraints at all but a controller is
 * spread over nodes and zones against the controller's other Pods, as Kubernetes' system defaults do (which find siblings by the
 * selectors of Services and controllers; here the controller itself tells).
 */
final class SpreadPreference implements Scorer {
  private static final List<SpreadConstraint> DEFAULTS = List.of(
      byDefault(3, "kubernetes.io/hostname"), byDefault(5, "topology.kubernetes.io/zone"));

  private static SpreadConstraint byDefault(int maxSkew, String key) {
    return new SpreadConstraint(maxSkew, key, false, LabelSelector.NOTHING, 1, true, false);
  }

  @Override
  public String name() {
    return "PodTopologySpread";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    if (pod.spec().list("topologySpreadConstraints").isEmpty()) {
      return byController(pod, snapshot, feasible);
    }
    List<SpreadConstraint> soft = SpreadConstraint.of(pod, false);
    if (soft.isEmpty()) {
      return Scoring.NOTHING;
    }
    List<NodeRow> scored = feasible.stream().filter(node -> SpreadEligibility.hasAllKeys(node.facts(), soft)).toList();
    String namespace = pod.key().namespace();
    return new SpreadScoring(
        soft.stream()
            .map(each -> SpreadCount.of(each, pod, snapshot, scored, soft, node -> each.count(node, namespace)))
            .toList(),
        soft);
  }

  private static Scoring byController(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    Map<String, Integer> siblings = snapshot.podsOfController(pod.controller());
    if (pod.controller().isEmpty() || siblings.isEmpty()) {
      return Scoring.NOTHING;
    }
    return new SpreadScoring(
        DEFAULTS.stream()
            .map(each -> SpreadCount.of(
                each, pod, snapshot, feasible, List.of(), node -> siblings.getOrDefault(node.name(), 0)))
            .toList(),
        List.of());
  }
}
