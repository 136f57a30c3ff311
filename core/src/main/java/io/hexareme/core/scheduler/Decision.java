package io.hexareme.core.scheduler;

import io.hexareme.core.scheduler.filter.Verdict;
import java.util.Map;
import java.util.Set;

/** Where a Pod goes, or why nowhere. */
public sealed interface Decision {

  /**
   * @param node the chosen node
   * @param feasible how many nodes could have run it
   * @param score the node's weighted sum; 0 when it was the only one
   * @param scores the node's score by every scorer that had a preference, before weighing
   */
  record Bound(String node, int feasible, long score, Map<String, Long> scores) implements Decision {}

  /**
   * @param rejections why not, by node name
   * @param rejectedBy the rules that rejected it somewhere: what changes their minds is worth another try
   * @param message for people, as Kubernetes words it, without what preemption has to say
   */
  record Unschedulable(Map<String, Verdict.Reject> rejections, Set<String> rejectedBy, String message) implements Decision {}
}
