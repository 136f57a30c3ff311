package io.hexareme.core.scheduler.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node and what its Pods take of it. The sums are kept as plain numbers beside the Pods, since the scan over all nodes reads
 * nothing else for an ordinary Pod. Read by everyone, written by this package.
 */
public final class NodeRow {
  private final String name;
  private NodeFacts facts;
  private int index = -1;
  private int zone;
  private final Map<String, PodInfo> pods = new LinkedHashMap<>();
  private long allocatableCpu;
  private long allocatableMemory;
  private long allowedPods;
  private long cpu;
  private long memory;
  private long nonZeroCpu;
  private long nonZeroMemory;
  private Resources requested = Resources.NONE;
  private int portPods;
  private int affinityPods;
  private int antiAffinityPods;

  NodeRow(String name) {
    this.name = name;
  }

  /** A copy to try things on. */
  NodeRow copy() {
    NodeRow copy = new NodeRow(name);
    copy.describe(facts, zone);
    copy.index = index;
    pods.values().forEach(copy::put);
    return copy;
  }

  void describe(NodeFacts facts, int zone) {
    this.facts = facts;
    this.zone = zone;
    allocatableCpu = facts == null ? 0 : facts.allocatable().milliCpu();
    allocatableMemory = facts == null ? 0 : facts.allocatable().memory();
    allowedPods = facts == null ? 0 : facts.pods();
  }

  void put(PodInfo pod) {
    if (pods.put(pod.uid(), pod) != null) {
      recount();
    } else {
      count(pod);
    }
  }

  PodInfo remove(String uid) {
    PodInfo gone = pods.remove(uid);
    if (gone != null) {
      recount();
    }
    return gone;
  }

  /** From nothing, since saturated sums cannot be subtracted from; a node has few Pods. */
  private void recount() {
    cpu = memory = nonZeroCpu = nonZeroMemory = 0;
    portPods = affinityPods = antiAffinityPods = 0;
    requested = Resources.NONE;
    pods.values().forEach(this::count);
  }

  private void count(PodInfo pod) {
    requested = requested.plus(pod.requests());
    cpu = requested.milliCpu();
    memory = requested.memory();
    nonZeroCpu = Resources.sum(nonZeroCpu, pod.nonZero().milliCpu());
    nonZeroMemory = Resources.sum(nonZeroMemory, pod.nonZero().memory());
    portPods += pod.hostPorts().isEmpty() ? 0 : 1;
    affinityPods += pod.affinity().isNone() ? 0 : 1;
    antiAffinityPods += pod.affinity().requiredAnti().isEmpty() ? 0 : 1;
  }

  public String name() {
    return name;
  }

  /** Null while the node's object is not there. */
  public NodeFacts facts() {
    return facts;
  }

  void moveTo(int index) {
    this.index = index;
  }

  /** Its place in {@link Snapshot#nodes}; -1 while it is not there. */
  public int index() {
    return index;
  }

  /** The number of its zone, below {@link Snapshot#zones}; 0 for none. */
  public int zone() {
    return zone;
  }

  public Collection<PodInfo> pods() {
    return pods.values();
  }

  public boolean holds(String uid) {
    return pods.containsKey(uid);
  }

  public int podCount() {
    return pods.size();
  }

  public long allowedPods() {
    return allowedPods;
  }

  public long allocatableCpu() {
    return allocatableCpu;
  }

  public long allocatableMemory() {
    return allocatableMemory;
  }

  public long cpu() {
    return cpu;
  }

  public long memory() {
    return memory;
  }

  public long nonZeroCpu() {
    return nonZeroCpu;
  }

  public long nonZeroMemory() {
    return nonZeroMemory;
  }

  public Resources requested() {
    return requested;
  }

  /** The host ports that its Pods hold. */
  public List<HostPort> usedPorts() {
    if (portPods == 0) {
      return List.of();
    }
    List<HostPort> used = new ArrayList<>();
    pods.values().forEach(pod -> used.addAll(pod.hostPorts()));
    return used;
  }

  boolean hasAffinityPods() {
    return affinityPods > 0;
  }

  boolean hasAntiAffinityPods() {
    return antiAffinityPods > 0;
  }
}
