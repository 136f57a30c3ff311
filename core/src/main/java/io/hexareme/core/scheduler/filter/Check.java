package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.snapshot.NodeRow;

/** What a rule asks of each node for one Pod. */
@FunctionalInterface
public interface Check {
  /** The rule has nothing to ask for this Pod. */
  Check NOTHING = node -> Verdict.PASS;

  Verdict judge(NodeRow node);
}
