package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.Taint;
import java.util.List;

/** Few {@code PreferNoSchedule} taints that the Pod does not tolerate. */
final class TaintPreference implements Scorer {

  @Override
  public String name() {
    return "TaintToleration";
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    if (!snapshot.anySoftTaints()) {
      return Scoring.NOTHING;
    }
    return new Scoring() {
      @Override
      public long score(NodeRow node) {
        return intolerable(pod, node);
      }

      @Override
      public void normalize(long[] scores) {
        Scoring.scale(scores, true);
      }
    };
  }

  private static long intolerable(PodInfo pod, NodeRow node) {
    long count = 0;
    for (Taint taint : node.facts().taints()) {
      count += taint.isSoft() && !pod.tolerates(taint) ? 1 : 0;
    }
    return count;
  }
}
