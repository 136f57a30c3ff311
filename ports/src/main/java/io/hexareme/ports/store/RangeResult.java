package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import java.util.List;

/** The outcome of a read. */
public sealed interface RangeResult {

  /**
   * @param revision the store's newest revision when the read was served
   * @param pairs in key order, at most the limit
   * @param more whether the limit cut the range short
   * @param count how many keys the range holds, whatever the limit
   */
  record Pairs(long revision, List<KeyValue> pairs, boolean more, long count) implements RangeResult {
    public Pairs {
      pairs = List.copyOf(pairs);
    }
  }

  /** The wanted revision is compacted. */
  record Compacted(long compactRevision) implements RangeResult {}

  /** The wanted revision is in the future. */
  record FutureRevision(long revision) implements RangeResult {}
}
