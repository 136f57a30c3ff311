package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.List;

/** A view of which node is better. Stateless. */
public interface Scorer {

  /** Kubernetes' name of the plugin. */
  String name();

  /** How much it counts against the others. */
  int weight();

  /** How it scores for this Pod; {@link Scoring#NOTHING} when it has no preference. */
  Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible);
}
