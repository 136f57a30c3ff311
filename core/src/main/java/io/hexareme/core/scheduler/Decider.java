package io.hexareme.core.scheduler;

import io.hexareme.core.scheduler.filter.Filter;
import io.hexareme.core.scheduler.filter.Feasibility;
import io.hexareme.core.scheduler.filter.Filters;
import io.hexareme.core.scheduler.filter.FitMessage;
import io.hexareme.core.scheduler.filter.Verdict;
import io.hexareme.core.scheduler.preemption.NominatedPods;
import io.hexareme.core.scheduler.score.Scorer;
import io.hexareme.core.scheduler.score.Scorers;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scheduler's decision: filters the nodes, scores the rest. Pure; looks at every node. */
public final class Decider {
  private final List<Filter> filters;
  private final List<Scorer> scorers;

  public Decider(List<Filter> filters, List<Scorer> scorers) {
    this.filters = filters;
    this.scorers = scorers;
  }

  /** Decides as Kubernetes' default profile does. */
  public static Decider kubernetes() {
    return new Decider(Filters.kubernetes(), Scorers.kubernetes());
  }

  public List<Filter> filters() {
    return filters;
  }

  /**
   * @param nominated Pods that room is being made for; it is kept from Pods of lower priority
   * @param tieBreak any number; the same one chooses the same of equally good nodes
   */
  public Decision decide(PodInfo pod, Snapshot snapshot, NominatedPods nominated, long tieBreak) {
    if (snapshot.nodes().isEmpty()) {
      return new Decision.Unschedulable(Map.of(), Set.of(), FitMessage.NO_NODES);
    }
    Feasibility feasibility = new Feasibility(filters, pod, snapshot);
    List<NodeRow> feasible = new ArrayList<>();
    Map<String, Verdict.Reject> rejections = new LinkedHashMap<>();
    for (NodeRow node : snapshot.nodes()) {
      Verdict verdict = feasibility.judge(node);
      if (verdict == Verdict.PASS) {
        verdict = nominated.judge(filters, pod, snapshot, node, feasibility.rejectedBy());
      }
      if (verdict instanceof Verdict.Reject reject) {
        rejections.put(node.name(), reject);
      } else {
        feasible.add(node);
      }
    }
    return feasible.isEmpty()
        ? new Decision.Unschedulable(
            rejections, feasibility.rejectedBy(), FitMessage.of(snapshot.nodes().size(), rejections.values()))
        : choose(pod, snapshot, feasible, tieBreak);
  }

  private Decision choose(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible, long tieBreak) {
    if (feasible.size() == 1) {
      return new Decision.Bound(feasible.getFirst().name(), 1, 0, Map.of());
    }
    return new Ranking(scorers, pod, snapshot, feasible).best(tieBreak);
  }
}
