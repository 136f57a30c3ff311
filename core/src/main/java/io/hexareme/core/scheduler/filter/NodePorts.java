package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.HostPort;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.Set;

/** A node's port belongs to one Pod at a time. */
final class NodePorts implements Filter {
  private static final Verdict REJECT = Verdict.byPods("node(s) didn't have free ports for the requested pod ports");

  @Override
  public String name() {
    return "NodePorts";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    return pod.hostPorts().isEmpty() ? Check.NOTHING : node -> conflicts(pod, node) ? REJECT : Verdict.PASS;
  }

  private static boolean conflicts(PodInfo pod, NodeRow node) {
    for (HostPort used : node.usedPorts()) {
      for (HostPort wanted : pod.hostPorts()) {
        if (wanted.conflictsWith(used)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(ClusterEvent.NODE_ADDED, ClusterEvent.POD_GONE);
  }
}
