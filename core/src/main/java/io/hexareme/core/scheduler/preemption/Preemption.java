package io.hexareme.core.scheduler.preemption;

import io.hexareme.core.scheduler.filter.Filter;
import io.hexareme.core.scheduler.filter.FitMessage;
import io.hexareme.core.scheduler.filter.Verdict;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides whose place a Pod that fits nowhere may take. Pure. */
public final class Preemption {
  private static final Verdict.Reject NOT_HELPFUL = Verdict.unresolvable("Preemption is not helpful for scheduling");
  private static final int LEAST_CANDIDATES = 100;

  private final List<Filter> filters;

  /** What came of it. */
  public sealed interface Outcome {

    /** Room can be made on {@code node} by evicting {@code victims}. */
    record Nominated(String node, List<PodInfo> victims) implements Outcome {}

    /** Room is being made already; {@code message} as in {@link Hopeless}. */
    record Waiting(String message) implements Outcome {}

    /** @param message for people, to follow the message of the decision */
    record Hopeless(String message) implements Outcome {}
  }

  public Preemption(List<Filter> filters) {
    this.filters = filters;
  }

  /**
   * @param rejections what the decision said, by node name
   * @param start where among the nodes to begin looking; any number
   */
  public Outcome decide(
      PodInfo pod,
      Snapshot snapshot,
      Map<String, Verdict.Reject> rejections,
      NominatedPods nominated,
      DisruptionBudgets budgets,
      long start) {
    if (pod.spec().text("preemptionPolicy").equals("Never")) {
      return new Outcome.Hopeless("preemption: not eligible due to preemptionPolicy=Never.");
    }
    if (roomIsBeingMade(pod, snapshot, rejections, nominated)) {
      return new Outcome.Waiting("preemption: not eligible due to a terminating pod on the nominated node.");
    }
    return search(new DryRun(filters, pod, snapshot, nominated, budgets), snapshot, rejections, start);
  }

  /** Whether victims of an earlier round are still on their way out. */
  private static boolean roomIsBeingMade(
      PodInfo pod, Snapshot snapshot, Map<String, Verdict.Reject> rejections, NominatedPods nominated) {
    String name = nominated.nodeOf(pod.uid());
    NodeRow node = snapshot.node(name);
    Verdict.Reject reject = rejections.get(name);
    if (node == null || (reject != null && !reject.byPods())) {
      return false;
    }
    return node.pods().stream().anyMatch(other -> other.priority() < pod.priority() && nominated.isLeaving(other));
  }

  private static Outcome search(DryRun dryRun, Snapshot snapshot, Map<String, Verdict.Reject> rejections, long start) {
    List<NodeRow> nodes = snapshot.nodes();
    int enough = Math.max(LEAST_CANDIDATES, nodes.size() / 10);
    int first = (int) Long.remainderUnsigned(start, nodes.size());
    List<Candidate> candidates = new ArrayList<>();
    List<Verdict.Reject> useless = new ArrayList<>();
    for (int i = 0; i < nodes.size() && candidates.size() < enough; i++) {
      NodeRow node = nodes.get((first + i) % nodes.size());
      switch (attempt(dryRun, node, rejections.get(node.name()))) {
        case DryRun.Outcome.Helps helps -> candidates.add(helps.candidate());
        case DryRun.Outcome.Useless no -> useless.add(no.reject());
      }
    }
    return candidates.stream().min(Candidate.BY_HARM)
        .<Outcome>map(best -> new Outcome.Nominated(best.node(), best.victims()))
        .orElseGet(() -> new Outcome.Hopeless("preemption: " + FitMessage.of(nodes.size(), useless)));
  }

  private static DryRun.Outcome attempt(DryRun dryRun, NodeRow node, Verdict.Reject reject) {
    boolean mayHelp = reject != null && reject.byPods();
    return mayHelp ? dryRun.on(node) : new DryRun.Outcome.Useless(NOT_HELPFUL);
  }
}
