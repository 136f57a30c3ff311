package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Resources;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node has room for one more Pod and for all that it requests. What is not requested is not checked, even on a node that is
 * overcommitted. A request beyond what the node has in all cannot be helped by evicting others.
 */
final class NodeResourcesFit implements Filter {

  @Override
  public String name() {
    return "NodeResourcesFit";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    Resources wants = pod.requests();
    long cpu = wants.milliCpu();
    long memory = wants.memory();
    boolean onlyCpuAndMemory = wants.ephemeralStorage() == 0 && wants.others().isEmpty();
    return node -> {
      if (onlyCpuAndMemory
          && node.podCount() < node.allowedPods()
          && (cpu == 0 || cpu <= node.allocatableCpu() - node.cpu())
          && (memory == 0 || memory <= node.allocatableMemory() - node.memory())) {
        return Verdict.PASS;
      }
      return compare(wants, node);
    };
  }

  private static Verdict compare(Resources wants, NodeRow node) {
    Resources has = node.facts().allocatable();
    Resources used = node.requested();
    Shortage shortage = new Shortage();
    if (node.podCount() + 1 > node.allowedPods()) {
      shortage.reasons.add("Too many pods");
      shortage.beyondNode |= node.allowedPods() < 1;
    }
    shortage.check("cpu", wants.milliCpu(), has.milliCpu(), used.milliCpu());
    shortage.check("memory", wants.memory(), has.memory(), used.memory());
    shortage.check("ephemeral-storage", wants.ephemeralStorage(), has.ephemeralStorage(), used.ephemeralStorage());
    for (Map.Entry<String, Long> other : wants.others().entrySet()) {
      shortage.check(other.getKey(), other.getValue(), has.other(other.getKey()), used.other(other.getKey()));
    }
    return shortage.reasons.isEmpty() ? Verdict.PASS : new Verdict.Reject(shortage.reasons, !shortage.beyondNode);
  }

  private static final class Shortage {
    private final List<String> reasons = new ArrayList<>();
    private boolean beyondNode;

    void check(String resource, long wanted, long allocatable, long used) {
      if (wanted > 0 && wanted > allocatable - used) {
        reasons.add("Insufficient " + resource);
        beyondNode |= wanted > allocatable;
      }
    }
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(ClusterEvent.NODE_ADDED, ClusterEvent.NODE_ALLOCATABLE_CHANGED, ClusterEvent.POD_GONE);
  }
}
