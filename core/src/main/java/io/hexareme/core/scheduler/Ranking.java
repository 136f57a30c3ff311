package io.hexareme.core.scheduler;

import io.hexareme.core.scheduler.score.Scorer;
import io.hexareme.core.scheduler.score.Scoring;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feasible nodes of one Pod with their scores. */
final class Ranking {
  private final List<NodeRow> nodes;
  private final List<Scorer> scorers = new ArrayList<>();
  private final List<long[]> scores = new ArrayList<>();
  private final long[] totals;

  Ranking(List<Scorer> all, PodInfo pod, Snapshot snapshot, List<NodeRow> nodes) {
    this.nodes = nodes;
    totals = new long[nodes.size()];
    for (Scorer scorer : all) {
      Scoring scoring = scorer.prepare(pod, snapshot, nodes);
      if (scoring != Scoring.NOTHING) {
        add(scorer, scoring);
      }
    }
  }

  private void add(Scorer scorer, Scoring scoring) {
    long[] own = new long[totals.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = scoring.score(nodes.get(i));
    }
    scoring.normalize(own);
    for (int i = 0; i < own.length; i++) {
      totals[i] += scorer.weight() * own[i];
    }
    scorers.add(scorer);
    scores.add(own);
  }

  /** The best node; among equals the one that {@code tieBreak} hits, counted in turn. */
  Decision.Bound best(long tieBreak) {
    long most = Long.MIN_VALUE;
    int ties = 0;
    for (long total : totals) {
      if (total > most) {
        most = total;
        ties = 0;
      }
      ties += total == most ? 1 : 0;
    }
    long wanted = Long.remainderUnsigned(tieBreak, ties);
    int chosen = -1;
    for (int i = 0; i < totals.length && chosen < 0; i++) {
      if (totals[i] == most && wanted-- == 0) {
        chosen = i;
      }
    }
    return new Decision.Bound(nodes.get(chosen).name(), nodes.size(), most, scoresOf(chosen));
  }

  private Map<String, Long> scoresOf(int node) {
    Map<String, Long> byScorer = new LinkedHashMap<>();
    for (int i = 0; i < scorers.size(); i++) {
      byScorer.put(scorers.get(i).name(), scores.get(i)[node]);
    }
    return byScorer;
  }
}
