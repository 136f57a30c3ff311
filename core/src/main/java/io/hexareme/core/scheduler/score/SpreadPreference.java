package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.List;

/**
 * Emptier domains, by the Pod's {@code ScheduleAnyway} constraints. A Pod without constraints is spread against its siblings
 * ({@link SiblingSpread}).
 */
final class SpreadPreference implements Scorer {

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
      return SiblingSpread.of(pod, snapshot, feasible);
    }
    List<SpreadConstraint> soft = SpreadConstraint.of(pod, false);
    if (soft.isEmpty()) {
      return Scoring.NOTHING;
    }
    List<NodeRow> scored = feasible.stream().filter(node -> SpreadEligibility.hasAllKeys(node.facts(), soft)).toList();
    return new SpreadScoring(
        soft.stream().map(constraint -> SpreadCount.of(constraint, pod, snapshot, scored, soft)).toList(), soft);
  }
}
