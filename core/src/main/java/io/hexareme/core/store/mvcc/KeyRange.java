package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * The keys that a key and an end mean (https://etcd.io/docs/v3.5/learning/api/#key-ranges): {@code end} null is the one key,
 * empty is from the key on, else it is from the key (inclusive) to the end (exclusive).
 */
public record KeyRange(Bytes key, Bytes end) {

  public boolean contains(Bytes other) {
    if (end == null) return key.equals(other);
    return key.compareTo(other) <= 0 && (end.length() == 0 || other.compareTo(end) < 0);
  }

  int count(KeyTree tree) {
    if (end == null) return tree.get(key) == null ? 0 : 1;
    int last = end.length() == 0 ? tree.size() : tree.rank(end);
    return Math.max(0, last - tree.rank(key));
  }

  /** Shows the pairs in key order for as long as {@code visitor} says true. */
  void forEach(KeyTree tree, Predicate<KeyValue> visitor) {
    if (end == null) {
      KeyValue pair = tree.get(key);
      if (pair != null) visitor.test(pair);
      return;
    }
    for (Iterator<KeyValue> pairs = tree.from(key); pairs.hasNext(); ) {
      KeyValue pair = pairs.next();
      if (end.length() > 0 && pair.key().compareTo(end) >= 0 || !visitor.test(pair)) return;
    }
  }
}
