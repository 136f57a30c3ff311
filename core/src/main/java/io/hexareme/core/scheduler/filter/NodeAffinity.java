package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A Pod goes only where its node selector and its required node affinity match. */
final class NodeAffinity implements Filter {
  private static final Verdict REJECT = Verdict.unresolvable("node(s) didn't match Pod's node affinity/selector");

  @Override
  public String name() {
    return "NodeAffinity";
  }

  @Override
  public Optional<Set<String>> onlyNodes(PodInfo pod) {
    return RequiredNodeAffinity.names(pod);
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    RequiredNodeAffinity required = RequiredNodeAffinity.of(pod);
    return required.asksNothing() ? Check.NOTHING : node -> required.matches(node.facts()) ? Verdict.PASS : REJECT;
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(ClusterEvent.NODE_ADDED, ClusterEvent.NODE_LABELS_CHANGED);
  }
}
