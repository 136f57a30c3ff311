package io.hexareme.adapters.simulation.history.model;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.SortedMap;

/** A read of one map of pairs. */
final class ModelRange {
  private ModelRange() {}

  static RangeResult.Pairs read(SortedMap<Bytes, KeyValue> pairs, RangeRequest request, long newest) {
    List<KeyValue> found = new KeySpan(request.key(), request.end()).of(pairs);
    if (request.countOnly()) return new RangeResult.Pairs(newest, List.of(), false, found.size());
    long most = request.limit() > 0 ? request.limit() : Long.MAX_VALUE;
    List<KeyValue> shown = found.stream().limit(most).map(pair -> request.keysOnly() ? bare(pair) : pair).toList();
    return new RangeResult.Pairs(newest, shown, found.size() > shown.size(), found.size());
  }

  private static KeyValue bare(KeyValue pair) {
    return new KeyValue(pair.key(), Bytes.EMPTY, pair.createRevision(), pair.modRevision(), pair.version(), pair.lease());
  }
}
