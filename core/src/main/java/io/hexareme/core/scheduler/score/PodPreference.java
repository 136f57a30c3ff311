package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.PodTerm;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Domains of Pods that this one prefers or that prefer it, less those that would rather be apart. A Pod that requires this one
 * counts as if it preferred it with weight 1.
 */
final class PodPreference implements Scorer {

  @Override
  public String name() {
    return "InterPodAffinity";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    boolean prefers = !pod.affinity().preferred().isEmpty() || !pod.affinity().preferredAnti().isEmpty();
    Collection<NodeRow> concerned = prefers ? snapshot.nodes() : snapshot.nodesWithAffinityPods();
    Map<String, Map<String, Long>> liked = new LinkedHashMap<>();
    for (NodeRow node : concerned) {
      for (PodInfo other : node.pods()) {
        weigh(liked, node, pod, other, snapshot);
      }
    }
    return liked.isEmpty() ? Scoring.NOTHING : new ByDomain(liked);
  }

  private static void weigh(
      Map<String, Map<String, Long>> liked, NodeRow node, PodInfo pod, PodInfo other, Snapshot snapshot) {
    add(liked, node, pod.affinity().preferred(), other, snapshot, 1);
    add(liked, node, pod.affinity().preferredAnti(), other, snapshot, -1);
    add(liked, node, other.affinity().required(), pod, snapshot, 1);
    add(liked, node, other.affinity().preferred(), pod, snapshot, 1);
    add(liked, node, other.affinity().preferredAnti(), pod, snapshot, -1);
  }

  private static void add(
      Map<String, Map<String, Long>> liked, NodeRow node, List<PodTerm> terms, PodInfo pod, Snapshot snapshot, int sign) {
    for (PodTerm term : terms) {
      String domain = node.facts().label(term.topologyKey());
      if (domain != null && term.matches(pod, snapshot)) {
        long weight = term.weight() == 0 ? 1 : term.weight();
        liked.computeIfAbsent(term.topologyKey(), key -> new LinkedHashMap<>()).merge(domain, sign * weight, Long::sum);
      }
    }
  }

  private record ByDomain(Map<String, Map<String, Long>> liked) implements Scoring {

    @Override
    public long score(NodeRow node) {
      long sum = 0;
      for (Map.Entry<String, Map<String, Long>> topology : liked.entrySet()) {
        String domain = node.facts().label(topology.getKey());
        sum += domain == null ? 0 : topology.getValue().getOrDefault(domain, 0L);
      }
      return sum;
    }

    /** The least liked gets 0, the most liked 100. */
    @Override
    public void normalize(long[] scores) {
      long least = Long.MAX_VALUE;
      long most = Long.MIN_VALUE;
      for (long score : scores) {
        least = Math.min(least, score);
        most = Math.max(most, score);
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] = most == least ? 0 : (long) (MAX * ((double) (scores[i] - least) / (most - least)));
      }
    }
  }
}
