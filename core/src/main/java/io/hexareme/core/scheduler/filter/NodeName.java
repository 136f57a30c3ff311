package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.Set;

/** A Pod that names its node goes there or nowhere. */
final class NodeName implements Filter {
  private static final Verdict REJECT = Verdict.unresolvable("node(s) didn't match the requested node name");

  @Override
  public String name() {
    return "NodeName";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    String wanted = pod.spec().text("nodeName");
    return wanted.isEmpty() ? Check.NOTHING : node -> node.name().equals(wanted) ? Verdict.PASS : REJECT;
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return Set.of(ClusterEvent.NODE_ADDED);
  }
}
