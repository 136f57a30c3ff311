package io.hexareme.core.scheduler.score;

import java.util.List;

/** The views that are weighed against each other. */
public final class Scorers {
  private Scorers() {}

  /** Kubernetes' default profile and weights. */
  public static List<Scorer> kubernetes() {
    return List.of(
        new TaintPreference(),
        new PreferredNodeAffinity(),
        new LeastAllocated(),
        new SpreadPreference(),
        new PodPreference(),
        new BalancedAllocation(),
        new ImageLocality());
  }
}
