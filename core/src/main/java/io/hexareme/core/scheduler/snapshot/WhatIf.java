package io.hexareme.core.scheduler.snapshot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A snapshot in which one node has other Pods than it really has. The world below stays as it is. */
public final class WhatIf implements Snapshot {
  private final Snapshot base;
  private final NodeRow real;
  private final NodeRow changed;

  /** @param node a live node of {@code base}, whose Pods are to be changed */
  public WhatIf(Snapshot base, NodeRow node) {
    this.base = base;
    this.real = node;
    this.changed = node.copy();
  }

  /** The node with its changes. */
  public NodeRow node() {
    return changed;
  }

  public void add(PodInfo pod) {
    changed.put(pod.on(changed.name()));
  }

  public void remove(PodInfo pod) {
    changed.remove(pod.uid());
  }

  private NodeRow swap(NodeRow row) {
    return row == real ? changed : row;
  }

  private Collection<NodeRow> swapAll(Collection<NodeRow> rows, boolean changedBelongs) {
    List<NodeRow> swapped = new ArrayList<>(rows);
    swapped.remove(real);
    if (changedBelongs) {
      swapped.add(changed);
    }
    return swapped;
  }

  @Override
  public List<NodeRow> nodes() {
    List<NodeRow> nodes = base.nodes();
    return new AbstractList<>() {
      @Override
      public NodeRow get(int index) {
        return swap(nodes.get(index));
      }

      @Override
      public int size() {
        return nodes.size();
      }
    };
  }

  @Override
  public NodeRow node(String name) {
    return name.equals(changed.name()) ? changed : base.node(name);
  }

  @Override
  public int zones() {
    return base.zones();
  }

  @Override
  public Collection<NodeRow> nodesWithAffinityPods() {
    return swapAll(base.nodesWithAffinityPods(), changed.hasAffinityPods());
  }

  @Override
  public Collection<NodeRow> nodesWithAntiAffinityPods() {
    return swapAll(base.nodesWithAntiAffinityPods(), changed.hasAntiAffinityPods());
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return base.namespaceLabels(namespace);
  }

  @Override
  public boolean anyHardTaints() {
    return base.anyHardTaints();
  }

  @Override
  public boolean anySoftTaints() {
    return base.anySoftTaints();
  }

  @Override
  public boolean anyUnschedulable() {
    return base.anyUnschedulable();
  }

  /** As the world below has it: dry runs filter, only scoring asks this. */
  @Override
  public Map<String, Integer> podsOfController(String uid) {
    return base.podsOfController(uid);
  }

  @Override
  public int nodesWithImage(String image) {
    return base.nodesWithImage(image);
  }
}
