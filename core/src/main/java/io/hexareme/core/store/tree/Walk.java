package io.hexareme.core.store.tree;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through the pairs from a key on. */
final class Walk implements Iterator<KeyValue> {
  private final ArrayDeque<Step> above = new ArrayDeque<>();
  private Leaf leaf;
  private int next;

  /** An inner node and which of its children comes next. */
  private static final class Step {
    final Inner node;
    int next;

    Step(Inner node, int next) {
      this.node = node;
      this.next = next;
    }
  }

  Walk(Node root, Bytes from) {
    Node node = root;
    while (node instanceof Inner inner) {
      int at = inner.childFor(from);
      above.push(new Step(inner, at + 1));
      node = inner.children[at];
    }
    leaf = (Leaf) node;
    next = leaf.rank(from);
    skipToNextLeaf();
  }

  @Override
  public boolean hasNext() {
    return next < leaf.pairs.length;
  }

  @Override
  public KeyValue next() {
    if (!hasNext()) throw new NoSuchElementException();
    KeyValue pair = leaf.pairs[next++];
    skipToNextLeaf();
    return pair;
  }

  private void skipToNextLeaf() {
    if (hasNext()) return;
    while (!above.isEmpty() && above.peek().next == above.peek().node.width()) above.pop();
    if (above.isEmpty()) return;
    Node node = above.peek().node.children[above.peek().next++];
    while (node instanceof Inner inner) {
      above.push(new Step(inner, 1));
      node = inner.children[0];
    }
    leaf = (Leaf) node;
    next = 0;
  }
}
