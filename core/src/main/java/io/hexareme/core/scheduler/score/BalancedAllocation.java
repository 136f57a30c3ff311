package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.List;

/** How alike the used shares of cpu and memory would be. Says nothing about Pods that request neither. */
final class BalancedAllocation implements Scorer {

  @Override
  public String name() {
    return "NodeResourcesBalancedAllocation";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    long cpu = pod.requests().milliCpu();
    long memory = pod.requests().memory();
    if (cpu == 0 && memory == 0) {
      return Scoring.NOTHING;
    }
    return node -> {
      if (node.allocatableCpu() == 0 || node.allocatableMemory() == 0) {
        return Scoring.MAX;
      }
      double cpuShare = share(node.cpu() + cpu, node.allocatableCpu());
      double memoryShare = share(node.memory() + memory, node.allocatableMemory());
      return (long) ((1 - Math.abs((cpuShare - memoryShare) / 2)) * Scoring.MAX);
    };
  }

  private static double share(long requested, long allocatable) {
    return Math.min(1, (double) requested / allocatable);
  }
}
