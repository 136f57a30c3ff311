package io.hexareme.core.scheduler.queue;

/** A change of the cluster that may make room for a Pod that fitted nowhere. */
public enum ClusterEvent {
  NODE_ADDED,
  NODE_REMOVED,
  NODE_ALLOCATABLE_CHANGED,
  NODE_LABELS_CHANGED,
  /** Its taints, or whether it is cordoned. */
  NODE_TAINTS_CHANGED,
  POD_PLACED,
  POD_LABELS_CHANGED,
  /** A Pod stopped holding what it held: deleted, finished or smaller. */
  POD_GONE,
  NAMESPACE_LABELS_CHANGED
}
