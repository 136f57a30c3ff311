package io.hexareme.core.store.tree;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Children in key order, each beside the first key below it. Never empty. */
final class Inner implements Node {
  final Node[] children;
  private final Bytes[] firsts;
  private final int size;

  Inner(Node[] children) {
    this(children, firsts(children), sizes(children));
  }

  /** With what the caller knows of the children: to ask them is to touch each, and most are not in any cache. */
  private Inner(Node[] children, Bytes[] firsts, int size) {
    this.children = children;
    this.firsts = firsts;
    this.size = size;
  }

  private static Bytes[] firsts(Node[] children) {
    Bytes[] firsts = new Bytes[children.length];
    for (int i = 0; i < children.length; i++) firsts[i] = children[i].first();
    return firsts;
  }

  private static int sizes(Node[] children) {
    int sum = 0;
    for (Node child : children) sum += child.size();
    return sum;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int width() {
    return children.length;
  }

  @Override
  public Bytes first() {
    return firsts[0];
  }

  @Override
  public KeyValue get(Bytes key) {
    return children[childFor(key)].get(key);
  }

  @Override
  public int rank(Bytes key) {
    int at = childFor(key);
    int rank = children[at].rank(key);
    for (int i = 0; i < at; i++) rank += children[i].size();
    return rank;
  }

  @Override
  public Node with(Bytes key, UnaryOperator<KeyValue> change) {
    int at = childFor(key);
    return replace(at, at + 1, children[at].with(key, change));
  }

  @Override
  public Node without(Bytes key) {
    int at = childFor(key);
    Node child = children[at].without(key);
    if (child == children[at]) return this;
    if (child.width() >= THIN || children.length == 1) return replace(at, at + 1, child);
    return at > 0
        ? replace(at - 1, at + 1, children[at - 1].join(child))
        : replace(at, at + 2, child.width() == 0 ? children[at + 1] : child.join(children[at + 1]));
  }

  @Override
  public Node head(int at) {
    return new Inner(Arrays.copyOf(children, at));
  }

  @Override
  public Node tail(int at) {
    return new Inner(Arrays.copyOfRange(children, at, children.length));
  }

  @Override
  public Node join(Node right) {
    Node[] others = ((Inner) right).children;
    Node[] all = Arrays.copyOf(children, children.length + others.length);
    System.arraycopy(others, 0, all, children.length, others.length);
    return new Inner(all);
  }

  /** The child whose keys {@code key} would be among: the last that begins at or before it, else the first. */
  int childFor(Bytes key) {
    int low = 1;
    int high = firsts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (firsts[middle].compareTo(key) <= 0) low = middle + 1;
      else high = middle - 1;
    }
    return low - 1;
  }

  /** This node with the children {@code from} to {@code to} (exclusive) replaced by {@code child}, in two halves if too wide. */
  private Inner replace(int from, int to, Node child) {
    boolean halve = child.width() > WIDTH;
    int added = halve ? 2 : 1;
    Node[] copy = Arrays.copyOf(children, children.length - (to - from) + added);
    Bytes[] copiedFirsts = Arrays.copyOf(firsts, copy.length);
    System.arraycopy(children, to, copy, from + added, children.length - to);
    System.arraycopy(firsts, to, copiedFirsts, from + added, children.length - to);
    int newSize = size + child.size();
    for (int i = from; i < to; i++) newSize -= children[i].size();
    copy[from] = halve ? child.head(child.width() / 2) : child;
    copiedFirsts[from] = child.first();
    if (halve) {
      copy[from + 1] = child.tail(child.width() / 2);
      copiedFirsts[from + 1] = copy[from + 1].first();
    }
    return new Inner(copy, copiedFirsts, newSize);
  }
}
