package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How full the domains of one soft constraint are.
 *
 * @param counts per domain; empty for the hostname, whose domains are the nodes themselves
 * @param weight grows with the number of domains, so that few large ones do not drown many small ones
 */
record SpreadCount(SpreadConstraint constraint, String namespace, Map<String, Integer> counts, double weight) {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** @param scored the feasible nodes that are in the domains to be compared */
  static SpreadCount of(
      SpreadConstraint constraint,
      PodInfo pod,
      Snapshot snapshot,
      List<NodeRow> scored,
      List<SpreadConstraint> all) {
    String namespace = pod.key().namespace();
    if (constraint.topologyKey().equals(HOSTNAME)) {
      return new SpreadCount(constraint, namespace, Map.of(), Math.log(scored.size() + 2));
    }
    Set<String> domains = new LinkedHashSet<>();
    scored.forEach(node -> domains.add(node.facts().label(constraint.topologyKey())));
    SpreadEligibility eligibility = new SpreadEligibility(pod);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (NodeRow node : snapshot.nodes()) {
      String domain = node.facts().label(constraint.topologyKey());
      if (domains.contains(domain)
          && SpreadEligibility.hasAllKeys(node.facts(), all)
          && eligibility.counts(node.facts(), constraint)) {
        counts.merge(domain, constraint.count(node, namespace), Integer::sum);
      }
    }
    return new SpreadCount(constraint, namespace, counts, Math.log(domains.size() + 2));
  }

  /** Grows with the Pods in the domain of a node that is in one. */
  double score(NodeRow node) {
    int count = constraint.topologyKey().equals(HOSTNAME)
        ? constraint.count(node, namespace)
        : counts.getOrDefault(node.facts().label(constraint.topologyKey()), 0);
    return count * weight + (constraint.maxSkew() - 1);
  }
}
