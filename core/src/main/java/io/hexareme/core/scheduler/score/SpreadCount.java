package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.SpreadEligibility;
import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.SpreadConstraint;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How full the domains of one soft constraint are.
 *
 * @param perNode how many Pods count on a node
 * @param counts per domain; empty for the hostname, whose domains are the nodes themselves
 * @param weight grows with the number of domains, so that few large ones do not drown many small ones
 */
record SpreadCount(SpreadConstraint constraint, ToIntFunction<NodeRow> perNode, Map<String, Integer> counts, double weight) {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** @param scored the feasible nodes that are in the domains to be compared */
  static SpreadCount of(
      SpreadConstraint constraint,
      PodInfo pod,
      Snapshot snapshot,
      List<NodeRow> scored,
      List<SpreadConstraint> requiredKeys,
      ToIntFunction<NodeRow> perNode) {
    if (constraint.topologyKey().equals(HOSTNAME)) {
      return new SpreadCount(constraint, perNode, Map.of(), Math.log(scored.size() + 2));
    }
    Set<String> domains = new LinkedHashSet<>();
    scored.forEach(node -> domains.add(domain(node.facts(), constraint)));
    SpreadEligibility eligibility = new SpreadEligibility(pod);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (NodeRow node : snapshot.nodes()) {
      String domain = domain(node.facts(), constraint);
      if (domains.contains(domain)
          && SpreadEligibility.hasAllKeys(node.facts(), requiredKeys)
          && eligibility.counts(node.facts(), constraint)) {
        counts.merge(domain, perNode.applyAsInt(node), Integer::sum);
      }
    }
    return new SpreadCount(constraint, perNode, counts, Math.log(domains.size() + 2));
  }

  private static String domain(NodeFacts node, SpreadConstraint constraint) {
    String value = node.label(constraint.topologyKey());
    return value == null ? "" : value;
  }

  /** Grows with the Pods in the node's domain; nothing for a node that is in none. */
  double score(NodeRow node) {
    String domain = node.facts().label(constraint.topologyKey());
    if (domain == null) {
      return 0;
    }
    int count = constraint.topologyKey().equals(HOSTNAME) ? perNode.applyAsInt(node) : counts.getOrDefault(domain, 0);
    return count * weight + (constraint.maxSkew() - 1);
  }
}
