package io.hexareme.core.scheduler.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;

/** What all nodes together have, counted as they come and go: so a rule that concerns no node is not asked about each. */
final class NodeTally {
  private static final String ZONE = "topology.kubernetes.io/zone";

  private final Map<String, Integer> images = new LinkedHashMap<>();
  private final Map<String, Integer> zones = new LinkedHashMap<>();
  private int hardTainted;
  private int softTainted;
  private int unschedulable;

  void count(NodeFacts facts, int by) {
    hardTainted += facts.hasHardTaint() ? by : 0;
    softTainted += facts.hasSoftTaint() ? by : 0;
    unschedulable += facts.unschedulable() ? by : 0;
    facts.images().keySet().forEach(image -> add(images, image, by));
  }

  /** Counts per key; keys that come to nothing are dropped. */
  static void add(Map<String, Integer> counts, String key, int by) {
    counts.merge(key, by, (old, more) -> old + more == 0 ? null : Integer.valueOf(old + more));
  }

  /** The number of the node's zone: 0 for none. A zone keeps its number when its last node goes. */
  int zoneOf(NodeFacts facts) {
    String name = facts.label(ZONE);
    return name == null ? 0 : zones.computeIfAbsent(name, unseen -> zones.size() + 1);
  }

  int zones() {
    return zones.size() + 1;
  }

  boolean anyHardTaints() {
    return hardTainted > 0;
  }

  boolean anySoftTaints() {
    return softTainted > 0;
  }

  boolean anyUnschedulable() {
    return unschedulable > 0;
  }

  int nodesWithImage(String image) {
    return images.getOrDefault(image, 0);
  }
}
