package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import java.util.List;

/** The outcome of a transaction. */
public sealed interface TxnResult {

  /**
   * It was performed.
   *
   * @param revision the store's newest revision afterwards: the write's own one if it changed anything
   * @param succeeded whether the compares held
   * @param results one per operation performed, in order
   */
  record Done(long revision, boolean succeeded, List<OpResult> results) implements TxnResult {
    public Done {
      results = List.copyOf(results);
    }
  }

  /** It was refused whole and changed nothing (a key written twice, an unknown lease, too large); {@code reason} says why. */
  record Refused(String reason) implements TxnResult {}

  /** What one operation did. */
  sealed interface OpResult {
    /** {@code previous} is null when the key was created. */
    record Put(KeyValue previous) implements OpResult {}

    /** The pairs that were deleted, in key order. */
    record Deleted(List<KeyValue> previous) implements OpResult {
      public Deleted {
        previous = List.copyOf(previous);
      }
    }

    record Range(RangeResult result) implements OpResult {}

    record Nested(boolean succeeded, List<OpResult> results) implements OpResult {
      public Nested {
        results = List.copyOf(results);
      }
    }
  }
}
