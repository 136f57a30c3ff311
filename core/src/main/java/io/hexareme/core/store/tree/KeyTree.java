package io.hexareme.core.store.tree;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Pairs by key, immutable: {@link #put} and {@link #remove} give a new tree that shares all but the path they changed. */
public final class KeyTree {
  public static final KeyTree EMPTY = new KeyTree(Leaf.EMPTY);
  private static final int FILL = Node.WIDTH - Node.THIN; // room for more before the first split
  private final Node root;

  private KeyTree(Node root) {
    this.root = root;
  }

  /**
   * The tree of those pairs, whose keys must rise (the caller knows it: nothing is compared). Far cheaper than to put one after the
   * other.
   */
  public static KeyTree of(List<KeyValue> rising) {
    if (rising.isEmpty()) return EMPTY;
    List<Node> level = new ArrayList<>();
    for (int at = 0; at < rising.size(); at += FILL) {
      level.add(new Leaf(rising.subList(at, Math.min(at + FILL, rising.size())).toArray(new KeyValue[0])));
    }
    while (level.size() > 1) level = above(level);
    return new KeyTree(level.getFirst());
  }

  private static List<Node> above(List<Node> nodes) {
    List<Node> inner = new ArrayList<>(nodes.size() / FILL + 1);
    for (int at = 0; at < nodes.size(); at += FILL) {
      inner.add(new Inner(nodes.subList(at, Math.min(at + FILL, nodes.size())).toArray(new Node[0])));
    }
    return inner;
  }

  public int size() {
    return root.size();
  }

  /** The pair with that key, or null. */
  public KeyValue get(Bytes key) {
    return root.get(key);
  }

  /** How many keys are smaller than {@code key}, which need not be there. */
  public int rank(Bytes key) {
    return root.rank(key);
  }

  /** This tree with {@code pair} in the place of whatever had its key. */
  public KeyTree put(KeyValue pair) {
    return put(pair.key(), before -> pair);
  }

  /**
   * This tree with what {@code change} makes of the pair that has the key, or of null. One way down: looking for the key is most of what
   * a put costs. The new pair's key must be {@code key}.
   */
  public KeyTree put(Bytes key, UnaryOperator<KeyValue> change) {
    Node changed = root.with(key, change);
    if (changed.width() <= Node.WIDTH) return new KeyTree(changed);
    int middle = changed.width() / 2;
    return new KeyTree(new Inner(new Node[] {changed.head(middle), changed.tail(middle)}));
  }

  /** This tree without {@code key}; itself when there is none. */
  public KeyTree remove(Bytes key) {
    Node changed = root.without(key);
    if (changed == root) return this;
    while (changed instanceof Inner inner && inner.width() == 1) changed = inner.children[0];
    return new KeyTree(changed);
  }

  /** The pairs in key order, beginning with the first whose key is not below {@code key}. */
  public Iterator<KeyValue> from(Bytes key) {
    return new Walk(root, key);
  }
}
