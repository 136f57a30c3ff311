package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Reads a range of one tree. */
final class RangeRead {
  private RangeRead() {}

  /** @param newest the store's newest revision, which the answer names whatever revision {@code tree} is of */
  static RangeResult.Pairs of(KeyTree tree, RangeRequest request, long newest) {
    KeyRange range = new KeyRange(request.key(), request.end());
    int count = range.count(tree);
    if (request.countOnly()) return new RangeResult.Pairs(newest, List.of(), false, count);
    long most = request.limit() > 0 ? Math.min(request.limit(), count) : count;
    List<KeyValue> pairs = new ArrayList<>((int) most);
    if (most > 0) {
      range.forEach(tree, pair -> {
        pairs.add(request.keysOnly() ? withoutValue(pair) : pair);
        return pairs.size() < most;
      });
    }
    return new RangeResult.Pairs(newest, pairs, count > most, count);
  }

  private static KeyValue withoutValue(KeyValue pair) {
    return new KeyValue(
        pair.key(), Bytes.EMPTY, pair.createRevision(), pair.modRevision(), pair.version(), pair.lease());
  }
}
