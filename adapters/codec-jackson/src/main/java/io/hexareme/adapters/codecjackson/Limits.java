package io.hexareme.adapters.codecjackson;

/** What hostile input may cost. */
final class Limits {
  /** Levels of nesting. Kubernetes allows 10000; we stay where a recursive reader is safe on any thread's stack. */
  static final int DEPTH = 1000;

  /** Characters and nodes that all aliases of one YAML document together may stand for. */
  static final long ALIASED = 10L << 20;

  /** Repeated fields that are looked at; Kubernetes reports 100 of them at most. */
  static final int DUPLICATES = 100;

  private Limits() {}
}
