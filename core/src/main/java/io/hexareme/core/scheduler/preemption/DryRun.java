package io.hexareme.core.scheduler.preemption;

import io.hexareme.core.scheduler.filter.Feasibility;
import io.hexareme.core.scheduler.filter.Filter;
import io.hexareme.core.scheduler.filter.Verdict;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tries whether one node would take the Pod if Pods of lower priority left, and who of them may stay after all. */
final class DryRun {
  private static final Verdict.Reject NOBODY = Verdict.unresolvable("No preemption victims found for incoming pod");

  private final List<Filter> filters;
  private final PodInfo pod;
  private final Snapshot snapshot;
  private final NominatedPods nominated;
  private final DisruptionBudgets budgets;

  /** What came of a try. */
  sealed interface Outcome {
    record Helps(Candidate candidate) implements Outcome {}

    record Useless(Verdict.Reject reject) implements Outcome {}
  }

  DryRun(List<Filter> filters, PodInfo pod, Snapshot snapshot, NominatedPods nominated, DisruptionBudgets budgets) {
    this.filters = filters;
    this.pod = pod;
    this.snapshot = snapshot;
    this.nominated = nominated;
    this.budgets = budgets;
  }

  Outcome on(NodeRow node) {
    List<PodInfo> lower = new ArrayList<>(node.pods().stream().filter(other -> other.priority() < pod.priority()).toList());
    if (lower.isEmpty()) {
      return new Outcome.Useless(NOBODY);
    }
    lower.sort(Candidate.BY_IMPORTANCE);
    WhatIf world = new WhatIf(snapshot, node);
    lower.forEach(world::remove);
    return switch (judge(world)) {
      case Verdict.Reject reject -> new Outcome.Useless(reject);
      case Verdict.Pass _ -> new Outcome.Helps(spare(world, node.name(), lower));
    };
  }

  /** Lets as many stay as can, those whom a budget protects first, then by importance. */
  private Candidate spare(WhatIf world, String node, List<PodInfo> lower) {
    Set<String> broken = budgets.broken(lower);
    Set<String> going = new LinkedHashSet<>();
    int brokenBudgets = 0;
    for (boolean isProtected : new boolean[] {true, false}) {
      for (PodInfo victim : lower) {
        if (broken.contains(victim.uid()) == isProtected && !fitsWith(world, victim)) {
          going.add(victim.uid());
          brokenBudgets += isProtected ? 1 : 0;
        }
      }
    }
    return new Candidate(node, lower.stream().filter(victim -> going.contains(victim.uid())).toList(), brokenBudgets);
  }

  private boolean fitsWith(WhatIf world, PodInfo victim) {
    world.add(victim);
    if (judge(world) == Verdict.PASS) {
      return true;
    }
    world.remove(victim);
    return false;
  }

  private Verdict judge(WhatIf world) {
    Verdict alone = new Feasibility(filters, pod, world).judge(world.node());
    return alone == Verdict.PASS
        ? nominated.judge(filters, pod, world, world.node(), new LinkedHashSet<>())
        : alone;
  }
}
