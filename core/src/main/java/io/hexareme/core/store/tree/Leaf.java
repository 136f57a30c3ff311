package io.hexareme.core.store.tree;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Pairs in key order. */
final class Leaf implements Node {
  static final Leaf EMPTY = new Leaf(new KeyValue[0]);
  final KeyValue[] pairs;

  Leaf(KeyValue[] pairs) {
    this.pairs = pairs;
  }

  @Override
  public int size() {
    return pairs.length;
  }

  @Override
  public int width() {
    return pairs.length;
  }

  @Override
  public Bytes first() {
    return pairs[0].key();
  }

  @Override
  public KeyValue get(Bytes key) {
    int at = find(key);
    return at < 0 ? null : pairs[at];
  }

  @Override
  public int rank(Bytes key) {
    int at = find(key);
    return at < 0 ? -at - 1 : at;
  }

  @Override
  public Node with(Bytes key, UnaryOperator<KeyValue> change) {
    int at = find(key);
    if (at >= 0) {
      KeyValue[] copy = pairs.clone();
      copy[at] = change.apply(pairs[at]);
      return new Leaf(copy);
    }
    int gap = -at - 1;
    KeyValue[] copy = Arrays.copyOf(pairs, pairs.length + 1);
    System.arraycopy(pairs, gap, copy, gap + 1, pairs.length - gap);
    copy[gap] = change.apply(null);
    return new Leaf(copy);
  }

  @Override
  public Node without(Bytes key) {
    int at = find(key);
    if (at < 0) return this;
    KeyValue[] copy = Arrays.copyOf(pairs, pairs.length - 1);
    System.arraycopy(pairs, at + 1, copy, at, copy.length - at);
    return new Leaf(copy);
  }

  @Override
  public Node head(int at) {
    return new Leaf(Arrays.copyOf(pairs, at));
  }

  @Override
  public Node tail(int at) {
    return new Leaf(Arrays.copyOfRange(pairs, at, pairs.length));
  }

  @Override
  public Node join(Node right) {
    KeyValue[] others = ((Leaf) right).pairs;
    KeyValue[] all = Arrays.copyOf(pairs, pairs.length + others.length);
    System.arraycopy(others, 0, all, pairs.length, others.length);
    return new Leaf(all);
  }

  /** The key's place, or minus its insertion point minus one. */
  private int find(Bytes key) {
    int low = 0;
    int high = pairs.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = pairs[middle].key().compareTo(key);
      if (order == 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -low - 1;
  }
}
