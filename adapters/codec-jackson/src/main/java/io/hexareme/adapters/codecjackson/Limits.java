package io.hexareme.adapters.codecjackson;

/** What hostile input may cost. */
final class Limits {
  /**
   * Levels of nesting. Kubernetes allows 10000; here every walk over a tree is a recursion, and at 1000 levels the larger ones
   * were seen to overflow a thread's default stack of 1 MiB.
   */
  static final int DEPTH = 400;

  /** Characters and nodes that all aliases of one YAML document together may stand for. */
  static final long ALIASED = 10L << 20;

  /** Repeated fields that are looked at; Kubernetes reports 100 of them at most. */
  static final int DUPLICATES = 100;

  private Limits() {}
}
