package io.hexareme.core.scheduler.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The world that one decision is made in. Holds still during a decision; not to be kept over turns. */
public interface Snapshot {

  /** The nodes that exist, in the order they were first seen. */
  List<NodeRow> nodes();

  /** The node of that name, or null when it does not exist. */
  NodeRow node(String name);

  /** How many zones there are, that of nodes without a zone included: zones are numbered below this. */
  int zones();

  /** The labels of a namespace; empty when it is not known. */
  Map<String, String> namespaceLabels(String namespace);

  /** Whether any node is tainted against Pods that do not tolerate it. */
  boolean anyHardTaints();

  /** Whether any node is tainted {@code PreferNoSchedule}. */
  boolean anySoftTaints();

  /** Whether any node is cordoned. */
  boolean anyUnschedulable();

  /** The nodes with Pods that have any pod (anti-)affinity term. */
  Collection<NodeRow> nodesWithAffinityPods();

  /** The nodes with Pods that have a required anti-affinity term. */
  Collection<NodeRow> nodesWithAntiAffinityPods();

  /** How many Pods of a controller each node runs, by node name; terminating ones left out. */
  Map<String, Integer> podsOfController(String uid);

  /** How many nodes have an image of that name. */
  int nodesWithImage(String image);
}
