package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.List;

/** The share of cpu and memory that would be left, both counting the same: the emptier node wins. */
final class LeastAllocated implements Scorer {

  @Override
  public String name() {
    return "NodeResourcesFit";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    long cpu = pod.nonZero().milliCpu();
    long memory = pod.nonZero().memory();
    return node -> {
      long cpuCapacity = node.allocatableCpu();
      long memoryCapacity = node.allocatableMemory();
      int counted = (cpuCapacity > 0 ? 1 : 0) + (memoryCapacity > 0 ? 1 : 0);
      long sum = left(node.nonZeroCpu() + cpu, cpuCapacity) + left(node.nonZeroMemory() + memory, memoryCapacity);
      return counted == 0 ? 0 : sum / counted;
    };
  }

  /** In percent, rounded down. A negative request is a sum that ran over, so there is nothing left. */
  private static long left(long requested, long capacity) {
    if (capacity <= 0 || requested < 0 || requested > capacity) {
      return 0;
    }
    long free = capacity - requested;
    boolean fits = free <= Long.MAX_VALUE / Scoring.MAX;
    return fits ? free * Scoring.MAX / capacity : free / (capacity / Scoring.MAX);
  }
}
