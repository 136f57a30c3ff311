package io.hexareme.core.controllers.nodelifecycle;

import java.time.Duration;

/**
 * How patient to be with nodes.
 *
 * @param gracePeriod how long a kubelet may be silent
 * @param startupGracePeriod the same before it ever posted a status
 * @param pollPeriod how often to look again at a node that is not ready
 * @param evictionInterval the time between two nodes of a zone that begin to lose their Pods
 * @param slowEvictionInterval the same in a large zone of which much is unready
 * @param largeZone a zone with more nodes than that is large; in a small one of which much is unready, no further node loses its Pods
 * @param unhealthyZone the unready share of a zone from which on much is unready
 */
public record NodeLifecycleConfig(
    Duration gracePeriod,
    Duration startupGracePeriod,
    Duration pollPeriod,
    Duration evictionInterval,
    Duration slowEvictionInterval,
    int largeZone,
    double unhealthyZone) {

  /** Kubernetes' defaults (1.32 and newer). */
  public static final NodeLifecycleConfig DEFAULT = new NodeLifecycleConfig(
      Duration.ofSeconds(50),
      Duration.ofSeconds(60),
      Duration.ofSeconds(5),
      Duration.ofSeconds(10),
      Duration.ofSeconds(100),
      50,
      0.55);

  /** The same with another patience for silent kubelets. */
  public NodeLifecycleConfig withGracePeriod(Duration grace) {
    return new NodeLifecycleConfig(
        grace, startupGracePeriod, pollPeriod, evictionInterval, slowEvictionInterval, largeZone, unhealthyZone);
  }
}
