package io.hexareme.adapters.simulation.history.model;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.SortedMap;

/** The keys that a key and an end mean: the one key, all from it on (end empty), or up to the end. */
public record KeySpan(Bytes key, Bytes end) {

  public boolean contains(Bytes other) {
    if (end == null) return other.equals(key);
    return other.compareTo(key) >= 0 && (end.length() == 0 || other.compareTo(end) < 0);
  }

  List<KeyValue> of(SortedMap<Bytes, KeyValue> pairs) {
    return pairs.values().stream().filter(pair -> contains(pair.key())).toList();
  }
}
