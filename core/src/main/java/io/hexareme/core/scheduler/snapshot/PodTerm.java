package io.hexareme.core.scheduler.snapshot;

import io.hexareme.core.machinery.LabelRequirement;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod affinity term: Pods that match, in namespaces that match, seen per domain of a topology.
 *
 * @param topologyKey the node label whose value names the domain
 * @param weight 1 to 100 for a preferred term, 0 for a required one
 */
public record PodTerm(
    LabelSelector selector, Set<String> namespaces, LabelSelector namespaceSelector, String topologyKey, long weight) {

  static PodTerm of(Value term, Value pod, long weight) {
    LabelSelector namespaceSelector = LabelSelector.of(term.at("namespaceSelector")).orNothing();
    Set<String> namespaces = new LinkedHashSet<>();
    term.list("namespaces").forEach(name -> namespaces.add(name.asString("")));
    if (namespaces.isEmpty() && term.at("namespaceSelector").isNull()) {
      namespaces.add(pod.text("metadata", "namespace"));
    }
    LabelSelector selector = LabelSelector.of(term.at("labelSelector")).orNothing();
    selector = withKeys(selector, term.list("matchLabelKeys"), pod, LabelRequirement.Operator.IN);
    selector = withKeys(selector, term.list("mismatchLabelKeys"), pod, LabelRequirement.Operator.NOT_IN);
    return new PodTerm(selector, namespaces, namespaceSelector, term.text("topologyKey"), weight);
  }

  /** The selector that also asks for (or against) the Pod's own values of the given label keys; keys it lacks ask nothing. */
  static LabelSelector withKeys(LabelSelector selector, List<Value> keys, Value pod, LabelRequirement.Operator operator) {
    if (keys.isEmpty() || selector.nothing()) {
      return selector;
    }
    List<LabelRequirement> requirements = new ArrayList<>(selector.requirements());
    for (Value key : keys) {
      String name = key.asString("");
      Value own = pod.at("metadata", "labels", name);
      if (!own.isNull()) {
        requirements.add(new LabelRequirement(name, operator, List.of(own.asString(""))));
      }
    }
    return new LabelSelector(requirements, false);
  }

  /** Whether {@code pod} is one of those meant. */
  public boolean matches(PodInfo pod, Snapshot snapshot) {
    return selector.matches(pod.labels()) && inNamespace(pod.key().namespace(), snapshot);
  }

  private boolean inNamespace(String namespace, Snapshot snapshot) {
    if (namespaces.contains(namespace)) {
      return true;
    }
    if (namespaceSelector.nothing()) {
      return false;
    }
    Map<String, String> labels = snapshot.namespaceLabels(namespace);
    return namespaceSelector.matches(labels);
  }
}
