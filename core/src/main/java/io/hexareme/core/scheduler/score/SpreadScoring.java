package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.List;

/**
 * Scores by how empty a node's domains are, all constraints together. A node that lacks the label of one of them gets 0.
 */
record SpreadScoring(List<SpreadCount> counts, List<SpreadConstraint> constraints) implements Scoring {
  private static final long IGNORED = -1;

  @Override
  public long score(NodeRow node) {
    if (!SpreadEligibility.hasAllKeys(node.facts(), constraints)) {
      return IGNORED;
    }
    double sum = 0;
    for (SpreadCount count : counts) {
      sum += count.score(node);
    }
    return Math.round(sum);
  }

  @Override
  public void normalize(long[] scores) {
    emptiestIsBest(scores);
  }

  /** The emptiest gets 100, the others less by the share of the fullest that they are above it. */
  static void emptiestIsBest(long[] scores) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (long score : scores) {
      if (score != IGNORED) {
        least = Math.min(least, score);
        most = Math.max(most, score);
      }
    }
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] == IGNORED) {
        scores[i] = 0;
      } else {
        scores[i] = most == 0 ? MAX : MAX * (most + least - scores[i]) / most;
      }
    }
  }
}
