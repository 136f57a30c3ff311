package io.hexareme.core.scheduler.filter;

import java.util.List;

/** The rules, in the order in which they are asked. */
public final class Filters {
  private Filters() {}

  /** Kubernetes' default profile, without volumes and dynamic resources. */
  public static List<Filter> kubernetes() {
    return List.of(
        new NodeUnschedulable(),
        new NodeName(),
        new TaintToleration(),
        new NodeAffinity(),
        new NodePorts(),
        new NodeResourcesFit(),
        new PodTopologySpread(),
        new InterPodAffinity());
  }
}
