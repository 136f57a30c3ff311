package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.PodTerm;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Pod joins the domains of the Pods it requires and keeps out of those of the Pods that it, or they, cannot bear. The first of a
 * group that requires each other may go where none is yet.
 */
final class InterPodAffinity implements Filter {
  private static final Verdict NO_AFFINITY = Verdict.unresolvable("node(s) didn't match pod affinity rules");
  private static final Verdict ANTI_AFFINITY = Verdict.byPods("node(s) didn't match pod anti-affinity rules");
  private static final Verdict THEIR_ANTI_AFFINITY = Verdict.byPods("node(s) didn't satisfy existing pods anti-affinity rules");

  @Override
  public String name() {
    return "InterPodAffinity";
  }

  @Override
  public Check prepare(PodInfo pod, Snapshot snapshot) {
    List<PodTerm> required = pod.affinity().required();
    List<PodTerm> anti = pod.affinity().requiredAnti();
    DomainCounts theirAnti = theirAnti(pod, snapshot);
    if (required.isEmpty() && anti.isEmpty() && theirAnti.isEmpty()) {
      return Check.NOTHING;
    }
    DomainCounts joined = new DomainCounts();
    DomainCounts avoided = new DomainCounts();
    if (!required.isEmpty() || !anti.isEmpty()) {
      count(required, anti, snapshot, joined, avoided);
    }
    boolean first = joined.isEmpty() && matchesAll(required, pod, snapshot);
    return node -> {
      Map<String, String> labels = node.facts().labels();
      if (!satisfies(required, labels, joined, first)) {
        return NO_AFFINITY;
      }
      for (PodTerm term : anti) {
        if (avoided.get(term.topologyKey(), labels) > 0) {
          return ANTI_AFFINITY;
        }
      }
      return theirAnti.touches(labels) ? THEIR_ANTI_AFFINITY : Verdict.PASS;
    };
  }

  private static boolean satisfies(List<PodTerm> required, Map<String, String> labels, DomainCounts joined, boolean first) {
    for (PodTerm term : required) {
      if (!labels.containsKey(term.topologyKey()) || (!first && joined.get(term.topologyKey(), labels) == 0)) {
        return false;
      }
    }
    return true;
  }

  /** The domains that Pods already there keep this one out of. */
  private static DomainCounts theirAnti(PodInfo pod, Snapshot snapshot) {
    DomainCounts counts = new DomainCounts();
    for (NodeRow node : snapshot.nodesWithAntiAffinityPods()) {
      for (PodInfo other : node.pods()) {
        for (PodTerm term : other.affinity().requiredAnti()) {
          if (term.matches(pod, snapshot)) {
            counts.add(term.topologyKey(), node.facts().labels(), 1);
          }
        }
      }
    }
    return counts;
  }

  private static void count(
      List<PodTerm> required, List<PodTerm> anti, Snapshot snapshot, DomainCounts joined, DomainCounts avoided) {
    for (NodeRow node : snapshot.nodes()) {
      Map<String, String> labels = node.facts().labels();
      for (PodInfo other : node.pods()) {
        if (!required.isEmpty() && matchesAll(required, other, snapshot)) {
          required.forEach(term -> joined.add(term.topologyKey(), labels, 1));
        }
        for (PodTerm term : anti) {
          if (term.matches(other, snapshot)) {
            avoided.add(term.topologyKey(), labels, 1);
          }
        }
      }
    }
  }

  private static boolean matchesAll(List<PodTerm> terms, PodInfo pod, Snapshot snapshot) {
    for (PodTerm term : terms) {
      if (!term.matches(pod, snapshot)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Set<ClusterEvent> wokenBy() {
    return EnumSet.of(
        ClusterEvent.NODE_ADDED,
        ClusterEvent.NODE_LABELS_CHANGED,
        ClusterEvent.POD_PLACED,
        ClusterEvent.POD_LABELS_CHANGED,
        ClusterEvent.POD_GONE,
        ClusterEvent.NAMESPACE_LABELS_CHANGED);
  }
}
