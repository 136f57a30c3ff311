package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import io.hexareme.core.scheduler.snapshot.Taint;
import java.util.List;

/** Which nodes' Pods count when a Pod is to be spread: a node that it could never use makes no empty domain. */
public final class SpreadEligibility {
  private final PodInfo pod;
  private final RequiredNodeAffinity affinity;

  public SpreadEligibility(PodInfo pod) {
    this.pod = pod;
    this.affinity = RequiredNodeAffinity.of(pod);
  }

  public boolean counts(NodeFacts node, SpreadConstraint constraint) {
    if (constraint.honorAffinity() && !matchesAffinity(node)) {
      return false;
    }
    return !constraint.honorTaints() || toleratesAll(node);
  }

  /** Whether the Pod's node selector and required node affinity allow the node. */
  public boolean matchesAffinity(NodeFacts node) {
    return affinity.asksNothing() || affinity.matches(node);
  }

  private boolean toleratesAll(NodeFacts node) {
    for (Taint taint : node.taints()) {
      if (taint.isHard() && !pod.tolerates(taint)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the node is in a domain of every constraint. */
  public static boolean hasAllKeys(NodeFacts node, List<SpreadConstraint> constraints) {
    for (SpreadConstraint constraint : constraints) {
      if (node.label(constraint.topologyKey()) == null) {
        return false;
      }
    }
    return true;
  }
}
