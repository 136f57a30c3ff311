package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.Taint;
import java.util.EnumSet;
import java.util.Set;

/** Cordoned nodes take only Pods that tolerate it, as a DaemonSet's do. */
final class NodeUnschedulable implements Filter {
  private static final Taint CORDONED = new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule");
  private static final Verdict REJECT = Verdict.unresolvable("node(s) were unschedulable");

  @Override
  public String name() {
    return "NodeUnschedulable";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    if (!snapshot.anyUnschedulable() || pod.tolerates(CORDONED)) {
      return Check.NOTHING;
    }
    return node -> node.facts().unschedulable() ? REJECT : Verdict.PASS;
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(ClusterEvent.NODE_ADDED, ClusterEvent.NODE_TAINTS_CHANGED);
  }
}
