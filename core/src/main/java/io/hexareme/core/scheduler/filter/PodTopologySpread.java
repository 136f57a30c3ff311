package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods spread evenly over domains: none may have {@code maxSkew} more than the emptiest (KEP-895). */
final class PodTopologySpread implements Filter {
  private static final Verdict SKEWED = Verdict.byPods("node(s) didn't match pod topology spread constraints");
  private static final Verdict NO_LABEL =
      Verdict.unresolvable("node(s) didn't match pod topology spread constraints (missing required label)");

  /** A constraint, with how many Pods each of its domains has, and the fewest that any has. */
  private record Counted(SpreadConstraint constraint, Map<String, Integer> counts, int fewest, int self) {

    Verdict judge(NodeRow node) {
      String domain = node.facts().label(constraint.topologyKey());
      if (domain == null) {
        return NO_LABEL;
      }
      int skew = counts.getOrDefault(domain, 0) + self - fewest;
      return skew > constraint.maxSkew() ? SKEWED : Verdict.PASS;
    }
  }

  @Override
  public String name() {
    return "PodTopologySpread";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    List<SpreadConstraint> constraints = SpreadConstraint.of(pod, true);
    if (constraints.isEmpty()) {
      return Check.NOTHING;
    }
    SpreadEligibility eligibility = new SpreadEligibility(pod);
    List<Counted> counted = new ArrayList<>();
    for (SpreadConstraint constraint : constraints) {
      counted.add(count(constraint, constraints, pod, eligibility, snapshot));
    }
    return node -> judge(counted, node);
  }

  private static Verdict judge(List<Counted> counted, NodeRow node) {
    for (Counted constraint : counted) {
      Verdict verdict = constraint.judge(node);
      if (verdict != Verdict.PASS) {
        return verdict;
      }
    }
    return Verdict.PASS;
  }

  private static Counted count(
      SpreadConstraint constraint,
      List<SpreadConstraint> all,
      PodInfo pod,
      SpreadEligibility eligibility,
      Snapshot snapshot) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (NodeRow node : snapshot.nodes()) {
      if (SpreadEligibility.hasAllKeys(node.facts(), all) && eligibility.counts(node.facts(), constraint)) {
        String domain = node.facts().label(constraint.topologyKey());
        counts.merge(domain, constraint.count(node, pod.key().namespace()), Integer::sum);
      }
    }
    int fewest = counts.size() < constraint.minDomains() ? 0 : counts.values().stream().min(Integer::compare).orElse(0);
    return new Counted(constraint, counts, fewest, constraint.selector().matches(pod.labels()) ? 1 : 0);
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(
        ClusterEvent.NODE_ADDED,
        ClusterEvent.NODE_REMOVED,
        ClusterEvent.NODE_LABELS_CHANGED,
        ClusterEvent.NODE_TAINTS_CHANGED,
        ClusterEvent.POD_PLACED,
        ClusterEvent.POD_LABELS_CHANGED,
        ClusterEvent.POD_GONE);
  }
}
