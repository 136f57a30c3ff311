package io.hexareme.core.scheduler.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All nodes with the Pods on them, changed one object at a time. A Pod (by uid) counts once, on the node where it was last put.
 */
public final class NodeTable implements Snapshot {
  private final Map<String, NodeRow> rows = new LinkedHashMap<>();
  private final List<NodeRow> live = new ArrayList<>();
  private final List<NodeRow> liveView = Collections.unmodifiableList(live);
  private final Map<String, PodInfo> placed = new LinkedHashMap<>();
  private final Map<String, NodeRow> withAffinity = new LinkedHashMap<>();
  private final Map<String, NodeRow> withAntiAffinity = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> controllers = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();
  private final NodeTally tally = new NodeTally();

  /** The node exists and looks like this. */
  public void putNode(NodeFacts facts) {
    NodeRow row = row(facts.name());
    if (row.facts() == null) {
      row.moveTo(live.size());
      live.add(row);
    } else {
      tally.count(row.facts(), -1);
    }
    row.describe(facts, tally.zoneOf(facts));
    tally.count(facts, 1);
    mark(row);
  }

  /** The node is gone: it is not offered any more, though its Pods may outlive it for a while. */
  public void removeNode(String name) {
    NodeRow row = rows.get(name);
    if (row == null || row.facts() == null) {
      return;
    }
    tally.count(row.facts(), -1);
    live.remove(row.index());
    for (int i = row.index(); i < live.size(); i++) {
      live.get(i).moveTo(i);
    }
    row.moveTo(-1);
    row.describe(null, 0);
    mark(row);
    dropIfEmpty(row);
  }

  /** The Pod is on {@code pod.node()} now, whatever was known of it before. */
  public void putPod(PodInfo pod) {
    removePod(pod.uid());
    NodeRow row = row(pod.node());
    row.put(pod);
    placed.put(pod.uid(), pod);
    countController(pod, 1);
    mark(row);
  }

  /** The Pod is on no node any more. */
  public void removePod(String uid) {
    PodInfo pod = placed.remove(uid);
    if (pod == null) {
      return;
    }
    NodeRow row = rows.get(pod.node());
    row.remove(uid);
    countController(pod, -1);
    mark(row);
    dropIfEmpty(row);
  }

  public void putNamespace(String name, Map<String, String> labels) {
    namespaces.put(name, labels);
  }

  public void removeNamespace(String name) {
    namespaces.remove(name);
  }

  private NodeRow row(String name) {
    return rows.computeIfAbsent(name, NodeRow::new);
  }

  private void dropIfEmpty(NodeRow row) {
    if (row.facts() == null && row.podCount() == 0) {
      rows.remove(row.name());
    }
  }

  private void countController(PodInfo pod, int by) {
    if (pod.controller().isEmpty() || pod.isTerminating()) {
      return;
    }
    Map<String, Integer> nodes = controllers.computeIfAbsent(pod.controller(), uid -> new LinkedHashMap<>());
    NodeTally.add(nodes, pod.node(), by);
    if (nodes.isEmpty()) {
      controllers.remove(pod.controller());
    }
  }

  private void mark(NodeRow row) {
    keep(withAffinity, row, row.facts() != null && row.hasAffinityPods());
    keep(withAntiAffinity, row, row.facts() != null && row.hasAntiAffinityPods());
  }

  private static void keep(Map<String, NodeRow> marked, NodeRow row, boolean wanted) {
    if (wanted) {
      marked.put(row.name(), row);
    } else {
      marked.remove(row.name());
    }
  }

  @Override
  public List<NodeRow> nodes() {
    return liveView;
  }

  @Override
  public NodeRow node(String name) {
    NodeRow row = rows.get(name);
    return row == null || row.facts() == null ? null : row;
  }

  @Override
  public int zones() {
    return tally.zones();
  }

  /** Where the Pod of that uid is, assumed or seen; null when nowhere. */
  public PodInfo placed(String uid) {
    return placed.get(uid);
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return namespaces.getOrDefault(namespace, Map.of());
  }

  @Override
  public boolean anyHardTaints() {
    return tally.anyHardTaints();
  }

  @Override
  public boolean anySoftTaints() {
    return tally.anySoftTaints();
  }

  @Override
  public boolean anyUnschedulable() {
    return tally.anyUnschedulable();
  }

  @Override
  public Collection<NodeRow> nodesWithAffinityPods() {
    return withAffinity.values();
  }

  @Override
  public Collection<NodeRow> nodesWithAntiAffinityPods() {
    return withAntiAffinity.values();
  }

  @Override
  public Map<String, Integer> podsOfController(String uid) {
    return controllers.getOrDefault(uid, Map.of());
  }

  @Override
  public int nodesWithImage(String image) {
    return tally.nodesWithImage(image);
  }
}
