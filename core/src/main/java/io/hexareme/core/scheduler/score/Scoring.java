package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;

/** How one view scores nodes for one Pod. */
public interface Scoring {
  long MAX = 100;

  /** No preference: adds nothing to any node. */
  Scoring NOTHING = node -> 0;

  /** The node's raw score. */
  long score(NodeRow node);

  /** Brings all raw scores into 0 to {@link #MAX}, in place; as they are when they are in it already. */
  default void normalize(long[] scores) {}

  /** Scales so that the best raw score is {@link #MAX}; with {@code fewerIsBetter}, so that none at all is. */
  static void scale(long[] scores, boolean fewerIsBetter) {
    long most = 0;
    for (long score : scores) {
      most = Math.max(most, score);
    }
    for (int i = 0; i < scores.length; i++) {
      long share = most == 0 ? 0 : MAX * scores[i] / most;
      scores[i] = fewerIsBetter ? MAX - share : share;
    }
  }
}
