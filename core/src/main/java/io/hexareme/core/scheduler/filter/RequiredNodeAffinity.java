package io.hexareme.core.scheduler.filter;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Pod requires of its node: {@code spec.nodeSelector}, and any one of the terms of its required node affinity.
 *
 * @param terms null when it has no required node affinity; an empty list matches no node
 */
record RequiredNodeAffinity(LabelSelector nodeSelector, List<NodeTerm> terms) {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

  static RequiredNodeAffinity of(PodInfo pod) {
    Value required = pod.spec().at("affinity", "nodeAffinity", REQUIRED);
    return new RequiredNodeAffinity(
        LabelSelector.of(pod.spec().at("nodeSelector").asStrings()),
        required.isNull() ? null : required.list("nodeSelectorTerms").stream().map(NodeTerm::of).toList());
  }

  boolean asksNothing() {
    return nodeSelector.isEverything() && terms == null;
  }

  boolean matches(NodeFacts node) {
    if (!nodeSelector.matches(node.labels())) {
      return false;
    }
    return terms == null || terms.stream().anyMatch(term -> term.matches(node));
  }

  /** The nodes that every term names by {@code metadata.name In}; empty when some term leaves it open. */
  static Optional<Set<String>> names(PodInfo pod) {
    List<Value> terms = pod.spec().list("affinity", "nodeAffinity", REQUIRED, "nodeSelectorTerms");
    Set<String> names = new LinkedHashSet<>();
    for (Value term : terms) {
      Optional<Set<String>> own = namesOf(term);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      names.addAll(own.get());
    }
    return terms.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static Optional<Set<String>> namesOf(Value term) {
    Set<String> names = null;
    for (Value field : term.list("matchFields")) {
      if (field.text("key").equals(NodeTerm.NAME_FIELD) && field.text("operator").equals("In")) {
        Set<String> values = new LinkedHashSet<>();
        field.list("values").forEach(value -> values.add(value.asString("")));
        if (names == null) {
          names = values;
        } else {
          names.retainAll(values);
        }
      }
    }
    return Optional.ofNullable(names);
  }
}
