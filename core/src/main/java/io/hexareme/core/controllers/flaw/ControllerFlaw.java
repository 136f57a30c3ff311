package io.hexareme.core.controllers.flaw;

/** Bugs of controllers and of the loop that runs them, each a switch at the one place it belongs to. */
public enum ControllerFlaw {
  /** A key is reconciled again on a view that lacks its own last writes (KEP-5647). */
  ACTS_BEFORE_IT_SEES_ITS_WRITES,
  /** The garbage collector takes an owner that it does not see for gone, without asking. */
  ABSENT_OWNER_IS_GONE,
  /** Objects are deleted by their names, whoever bears them by then. */
  DELETES_BY_NAME,
  /** An owner that is deleted in the foreground is let go at once. */
  FOREGROUND_DOES_NOT_WAIT,
  /** A Namespace is let go before its content. */
  NAMESPACE_GOES_FIRST,
  /** A partition of the API from all nodes is taken for the death of all nodes. */
  EVICTS_THE_FLEET,
  /** Silence from before the controller began to listen counts. */
  SILENCE_BEFORE_THE_START_COUNTS,
  /** A rolling update takes what it has ordered for what is available. */
  ORDERED_IS_AVAILABLE,
  /** Taint eviction does not wait for as long as a Pod tolerates. */
  TOLERATION_ENDS_AT_ONCE,
  /** Pod garbage collection takes a node that it does not see for gone, without asking. */
  ABSENT_NODE_IS_GONE,
  /** Endpoints follow Pods that come and go, but not their readiness. */
  READINESS_UNHEARD,
  /** The default service account is made with its Namespace and never again. */
  ACCOUNT_MADE_ONCE
}
