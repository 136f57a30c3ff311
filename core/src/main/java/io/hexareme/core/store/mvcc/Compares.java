package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import java.util.List;

/** Whether the conditions of a transaction hold. */
final class Compares {
  private Compares() {}

  static boolean hold(List<Compare> compares, KeyTree tree) {
    for (Compare compare : compares) {
      if (!holds(compare, tree)) return false;
    }
    return true;
  }

  private static boolean holds(Compare compare, KeyTree tree) {
    if (compare.end() == null) return holds(compare, tree.get(compare.key()));
    KeyRange range = new KeyRange(compare.key(), compare.end());
    if (range.count(tree) == 0) return holds(compare, (KeyValue) null);
    boolean[] all = {true};
    range.forEach(tree, pair -> all[0] = holds(compare, pair));
    return all[0];
  }

  /** {@code pair} is null where there is no such key: its figures are then 0, and it has no value to compare. */
  private static boolean holds(Compare compare, KeyValue pair) {
    if (compare.target() == Target.VALUE) {
      return pair != null && relates(compare.relation(), pair.value().compareTo(compare.value()));
    }
    return relates(compare.relation(), Long.compare(pair == null ? 0 : figure(compare.target(), pair), compare.number()));
  }

  private static long figure(Target target, KeyValue pair) {
    return switch (target) {
      case VERSION -> pair.version();
      case CREATE_REVISION -> pair.createRevision();
      case MOD_REVISION -> pair.modRevision();
      case LEASE -> pair.lease();
      case VALUE -> throw new IllegalArgumentException("a value is no figure");
    };
  }

  private static boolean relates(Relation relation, int order) {
    return switch (relation) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case GREATER -> order > 0;
      case LESS -> order < 0;
    };
  }
}
