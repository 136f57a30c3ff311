package io.hexareme.core.scheduler.filter;

import java.util.List;

/** What a rule says of a node. */
public sealed interface Verdict {
  Verdict PASS = new Pass();

  record Pass() implements Verdict {}

  /**
   * @param reasons as people read them, each counted over the nodes that share it
   * @param byPods whether it is the Pods on the node that are in the way, so that evicting some could help
   */
  record Reject(List<String> reasons, boolean byPods) implements Verdict {}

  /** Rejected for what the node is. */
  static Reject unresolvable(String reason) {
    return new Reject(List.of(reason), false);
  }

  /** Rejected for the Pods that are there. */
  static Reject byPods(String reason) {
    return new Reject(List.of(reason), true);
  }
}
