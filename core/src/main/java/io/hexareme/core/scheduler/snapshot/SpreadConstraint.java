package io.hexareme.core.scheduler.snapshot;

import io.hexareme.core.machinery.LabelRequirement;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import java.util.List;

/**
 * A {@code spec.topologySpreadConstraints} entry.
 *
 * @param maxSkew by how much a domain may exceed the emptiest one
 * @param hard {@code DoNotSchedule}
 * @param minDomains below as many domains the emptiest one counts as empty
 * @param honorAffinity whether nodes that the Pod's node selector and affinity exclude are left out
 * @param honorTaints whether nodes with taints that the Pod does not tolerate are left out
 */
public record SpreadConstraint(
    int maxSkew,
    String topologyKey,
    boolean hard,
    LabelSelector selector,
    int minDomains,
    boolean honorAffinity,
    boolean honorTaints) {

  /** Those of a Pod, the hard ones or the soft ones. */
  public static List<SpreadConstraint> of(PodInfo pod, boolean hard) {
    return pod.spec().list("topologySpreadConstraints").stream()
        .map(entry -> of(entry, pod.object()))
        .filter(constraint -> constraint.hard == hard)
        .toList();
  }

  private static SpreadConstraint of(Value entry, Value pod) {
    LabelSelector selector = LabelSelector.of(entry.at("labelSelector")).orNothing();
    return new SpreadConstraint(
        entry.at("maxSkew").asInt(1),
        entry.text("topologyKey"),
        !entry.text("whenUnsatisfiable").equals("ScheduleAnyway"),
        PodTerm.withKeys(selector, entry.list("matchLabelKeys"), pod, LabelRequirement.Operator.IN),
        entry.at("minDomains").asInt(1),
        !entry.text("nodeAffinityPolicy").equals("Ignore"),
        entry.text("nodeTaintsPolicy").equals("Honor"));
  }

  /** How many of the node's Pods count: those of the same namespace that match and are not on their way out. */
  public int count(NodeRow node, String namespace) {
    int count = 0;
    for (PodInfo pod : node.pods()) {
      if (pod.key().namespace().equals(namespace) && selector.matches(pod.labels()) && !pod.isTerminating()) {
        count++;
      }
    }
    return count;
  }
}
