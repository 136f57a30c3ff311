package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * What a transaction comes to: the operations of the branch whose turn it is, and the same for the transactions nested in it, in
 * their order. All compares, nested ones too, look at the state before the transaction, as etcd does.
 */
record Branch(boolean succeeded, List<Op> ops, List<Branch> nested) {

  static Branch choose(Txn txn, KeyTree tree) {
    boolean succeeded = Compares.hold(txn.compares(), tree);
    List<Op> ops = succeeded ? txn.success() : txn.failure();
    List<Branch> nested = List.of();
    for (Op op : ops) {
      if (!(op instanceof Op.Nested(Txn inner))) continue;
      if (nested.isEmpty()) nested = new ArrayList<>();
      nested.add(choose(inner, tree));
    }
    return new Branch(succeeded, ops, nested);
  }
}
