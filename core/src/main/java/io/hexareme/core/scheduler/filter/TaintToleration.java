package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.Taint;
import java.util.EnumSet;
import java.util.Set;

/** Tainted nodes take only Pods that tolerate every {@code NoSchedule} and {@code NoExecute} taint. */
final class TaintToleration implements Filter {

  @Override
  public String name() {
    return "TaintToleration";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    if (!snapshot.anyHardTaints()) {
      return Check.NOTHING;
    }
    return node -> {
      for (Taint taint : node.facts().taints()) {
        if (taint.isHard() && !pod.tolerates(taint)) {
          return Verdict.unresolvable("node(s) had untolerated taint {" + taint.key() + ": " + taint.value() + "}");
        }
      }
      return Verdict.PASS;
    };
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(ClusterEvent.NODE_ADDED, ClusterEvent.NODE_TAINTS_CHANGED);
  }
}
