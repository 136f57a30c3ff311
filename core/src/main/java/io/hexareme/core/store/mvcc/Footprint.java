package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which keys a list of operations may put and which ranges it may delete. A key may be put at most once in a transaction and
 * not be deleted in it as well; the two branches of a nested transaction exclude each other, so both may write the same key.
 */
final class Footprint {
  private final TreeSet<Bytes> puts = new TreeSet<>();
  private final List<KeyRange> deletes = new ArrayList<>();
  private boolean meetsItself;

  private Footprint() {}

  /** Whether some key would be written twice. */
  static boolean meetsItself(Txn txn) {
    return branches(txn).meetsItself;
  }

  /** Both branches' footprints together. */
  private static Footprint branches(Txn txn) {
    Footprint both = of(txn.success());
    Footprint failure = of(txn.failure());
    both.puts.addAll(failure.puts);
    both.deletes.addAll(failure.deletes);
    both.meetsItself |= failure.meetsItself;
    return both;
  }

  private static Footprint of(List<Op> ops) {
    Footprint all = new Footprint();
    for (Op op : ops) {
      switch (op) {
        case Op.Put put -> all.put(put.key());
        case Op.Delete delete -> all.delete(new KeyRange(delete.key(), delete.end()));
        case Op.Nested nested -> all.join(branches(nested.txn()));
        case Op.Range range -> {}
      }
    }
    return all;
  }

  private void put(Bytes key) {
    meetsItself |= !puts.add(key);
    for (KeyRange range : deletes) meetsItself |= range.contains(key);
  }

  private void delete(KeyRange range) {
    Bytes next = puts.ceiling(range.key());
    meetsItself |= next != null && range.contains(next);
    deletes.add(range);
  }

  private void join(Footprint nested) {
    List<KeyRange> before = List.copyOf(deletes);
    meetsItself |= nested.meetsItself;
    nested.deletes.forEach(this::delete);
    for (Bytes key : nested.puts) {
      meetsItself |= !puts.add(key);
      for (KeyRange range : before) meetsItself |= range.contains(key);
    }
  }
}
