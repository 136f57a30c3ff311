package io.hexareme.core.scheduler.filter;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts per domain, where a domain is a node label and its value. */
final class DomainCounts {
  private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();

  /** Counts for the domain that a node with these labels is in; nowhere when it lacks the label. */
  void add(String topologyKey, Map<String, String> nodeLabels, int by) {
    String value = nodeLabels.get(topologyKey);
    if (value != null) {
      counts.computeIfAbsent(topologyKey, key -> new LinkedHashMap<>()).merge(value, by, Integer::sum);
    }
  }

  int get(String topologyKey, Map<String, String> nodeLabels) {
    Map<String, Integer> values = counts.get(topologyKey);
    String value = values == null ? null : nodeLabels.get(topologyKey);
    return value == null ? 0 : values.getOrDefault(value, 0);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Whether a node with these labels is in any domain counted. */
  boolean touches(Map<String, String> nodeLabels) {
    for (Map.Entry<String, Map<String, Integer>> entry : counts.entrySet()) {
      String value = nodeLabels.get(entry.getKey());
      if (value != null && entry.getValue().containsKey(value)) {
        return true;
      }
    }
    return false;
  }
}
