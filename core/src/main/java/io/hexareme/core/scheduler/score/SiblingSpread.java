package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.List;
import java.util.Map;

/**
 * Spreads a Pod over nodes (skew 3) and zones (skew 5) against the other Pods of its controller, as Kubernetes' default
 * constraints do. Those find siblings by the selectors of Services and controllers; here the controller itself tells. Most Pods
 * come this way, so it is arrays all through: only the siblings are looked up by name.
 *
 * @param onNode siblings by the node's index
 * @param inZone what the zone adds to a node's score, by the zone's number
 * @param nodeWeight what one sibling on the node adds
 */
record SiblingSpread(int[] onNode, double[] inZone, double nodeWeight) implements Scoring {
  private static final int NODE_SKEW = 3;
  private static final int ZONE_SKEW = 5;
  private static final int NO_ZONE = 0;

  static Scoring of(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    Map<String, Integer> siblings = snapshot.podsOfController(pod.controller());
    if (pod.controller().isEmpty() || siblings.isEmpty()) {
      return Scoring.NOTHING;
    }
    int[] onNode = new int[snapshot.nodes().size()];
    double[] inZone = new double[snapshot.zones()];
    SpreadEligibility eligibility = new SpreadEligibility(pod);
    siblings.forEach((name, count) -> {
      NodeRow node = snapshot.node(name);
      if (node != null) {
        onNode[node.index()] = count;
        inZone[node.zone()] += eligibility.matchesAffinity(node.facts()) ? count : 0;
      }
    });
    weigh(inZone, Math.log(zonesOf(feasible, inZone.length) + 2));
    return new SiblingSpread(onNode, inZone, Math.log(feasible.size() + 2));
  }

  private static int zonesOf(List<NodeRow> feasible, int zones) {
    boolean[] seen = new boolean[zones];
    int count = 0;
    for (NodeRow node : feasible) {
      count += seen[node.zone()] ? 0 : 1;
      seen[node.zone()] = true;
    }
    return count;
  }

  private static void weigh(double[] inZone, double weight) {
    for (int zone = 0; zone < inZone.length; zone++) {
      inZone[zone] = zone == NO_ZONE ? 0 : inZone[zone] * weight + (ZONE_SKEW - 1);
    }
  }

  @Override
  public long score(NodeRow node) {
    return Math.round(onNode[node.index()] * nodeWeight + (NODE_SKEW - 1) + inZone[node.zone()]);
  }

  @Override
  public void normalize(long[] scores) {
    SpreadScoring.emptiestIsBest(scores);
  }
}
