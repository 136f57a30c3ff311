package io.hexareme.core.store.tree;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.function.UnaryOperator;

/**
 * A node of the tree, immutable. Changes give a new node that may be one entry wider than {@link #WIDTH} or thinner than {@link
 * #THIN}; its parent then splits or joins it.
 */
sealed interface Node permits Leaf, Inner {
  /** The most entries a node keeps. Wide nodes are lean, narrow ones cheap to copy; 32 references are two cache lines. */
  int WIDTH = 32;

  /** Below this a node is joined with a neighbour. Far from half of WIDTH, so that put and delete in turn do not thrash. */
  int THIN = WIDTH / 4;

  /** How many pairs are below. */
  int size();

  /** How many entries this node itself has. */
  int width();

  /** The first key below; the node must not be empty. */
  Bytes first();

  /** The pair with that key, or null. */
  KeyValue get(Bytes key);

  /** How many keys below are smaller. */
  int rank(Bytes key);

  /** This node with what {@code change} makes of the key's pair (null: there is none), found and put on one way down. */
  Node with(Bytes key, UnaryOperator<KeyValue> change);

  /** This node without the key; itself when there is no such key. */
  Node without(Bytes key);

  /** The first {@code at} entries. */
  Node head(int at);

  /** The entries from {@code at} on. */
  Node tail(int at);

  /** The entries of this node and then those of its right neighbour, which is of the same kind. */
  Node join(Node right);
}
