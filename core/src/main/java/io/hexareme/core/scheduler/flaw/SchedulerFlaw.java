package io.hexareme.core.scheduler.flaw;

/** Bugs of schedulers, each a switch at the one place it belongs to. */
public enum SchedulerFlaw {
  /** A node on which Pods were placed stays known when it is deleted (kubernetes#56261). */
  KEEPS_DELETED_NODES,
  /** A Pod whose binding is under way does not count yet. */
  BINDING_UNDER_WAY_DOES_NOT_COUNT,
  /** A binding of which nobody knows whether it was made is taken for not made. */
  UNKNOWN_BINDING_IS_NOT_MADE
}
