package io.hexareme.core.scheduler.preemption;

import io.hexareme.core.scheduler.filter.Feasibility;
import io.hexareme.core.scheduler.filter.Filter;
import io.hexareme.core.scheduler.filter.Verdict;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.core.scheduler.snapshot.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods that wait for room on a node which is being made for them. */
public final class NominatedPods {
  private final Map<String, Map<String, PodInfo>> byNode = new LinkedHashMap<>();
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Set<String> leaving = new LinkedHashSet<>();

  public void nominate(PodInfo pod, String node) {
    remove(pod.uid());
    nodes.put(pod.uid(), node);
    byNode.computeIfAbsent(node, name -> new LinkedHashMap<>()).put(pod.uid(), pod);
  }

  public void remove(String uid) {
    String node = nodes.remove(uid);
    if (node != null) {
      Map<String, PodInfo> pods = byNode.get(node);
      pods.remove(uid);
      if (pods.isEmpty()) {
        byNode.remove(node);
      }
    }
  }

  /** The node a Pod is nominated for; empty when none. */
  public String nodeOf(String uid) {
    return nodes.getOrDefault(uid, "");
  }

  /** The Pod has been told to go, though its deletion may not have been seen yet. */
  public void leaves(String uid) {
    leaving.add(uid);
  }

  /** The Pod is gone, or could not be told to go. */
  public void left(String uid) {
    leaving.remove(uid);
  }

  boolean isLeaving(PodInfo pod) {
    return pod.isTerminating() || leaving.contains(pod.uid());
  }

  /** Those of lower priority than {@code priority} on a node. */
  public List<PodInfo> below(String node, int priority) {
    return on(node).stream().filter(pod -> pod.priority() < priority).toList();
  }

  private List<PodInfo> on(String node) {
    Map<String, PodInfo> pods = byNode.get(node);
    return pods == null ? List.of() : new ArrayList<>(pods.values());
  }

  /** Whether {@code pod} has to leave room on the node for somebody. */
  boolean concerns(String node, PodInfo pod) {
    if (byNode.isEmpty()) {
      return false;
    }
    for (PodInfo other : on(node)) {
      if (goesBefore(other, pod)) {
        return true;
      }
    }
    return false;
  }

  private static boolean goesBefore(PodInfo other, PodInfo pod) {
    return other.priority() >= pod.priority() && !other.uid().equals(pod.uid());
  }

  /**
   * What the rules say of a node that already passed without the Pods nominated there: it must also pass with them.
   *
   * @param rejectedBy takes the rules that reject it
   */
  public Verdict judge(List<Filter> filters, PodInfo pod, Snapshot snapshot, NodeRow node, Set<String> rejectedBy) {
    if (!concerns(node.name(), pod)) {
      return Verdict.PASS;
    }
    WhatIf world = new WhatIf(snapshot, node);
    for (PodInfo other : on(node.name())) {
      if (goesBefore(other, pod)) {
        world.add(other);
      }
    }
    Feasibility feasibility = new Feasibility(filters, pod, world);
    Verdict verdict = feasibility.judge(world.node());
    rejectedBy.addAll(feasibility.rejectedBy());
    return verdict;
  }
}
