package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** What is wrong with a transaction whatever the state it meets; the reasons are etcd's own texts. */
public final class TxnCheck {
  /**
   * etcd's default for {@code --max-txn-ops}: the most compares, and the most operations in one list. What the longest list of a
   * transaction takes is not left for those nested in it, so this bounds the depth as well.
   */
  private static final int MAX_OPS = 128;

  private TxnCheck() {}

  /** Why the transaction has to be refused, or null. */
  public static String refusal(Txn txn) {
    String reason = malformed(txn, MAX_OPS);
    if (reason != null) return reason;
    boolean twice = mayMeetItself(txn) && Footprint.meetsItself(txn);
    return twice ? "etcdserver: duplicate key given in txn request" : null;
  }

  /** Whether no branch of it writes, so that it need not go through the log. */
  public static boolean readsOnly(Txn txn) {
    return readsOnly(txn.success()) && readsOnly(txn.failure());
  }

  private static boolean readsOnly(List<Op> ops) {
    for (Op op : ops) {
      boolean reads = switch (op) {
        case Op.Range range -> true;
        case Op.Nested nested -> readsOnly(nested.txn());
        case Op.Put put -> false;
        case Op.Delete delete -> false;
      };
      if (!reads) return false;
    }
    return true;
  }

  /** Whether it may put anything, in whatever branch: that is refused when there is no space. */
  public static boolean puts(Txn txn) {
    return puts(txn.success()) || puts(txn.failure());
  }

  private static boolean puts(List<Op> ops) {
    for (Op op : ops) {
      boolean puts = switch (op) {
        case Op.Put put -> true;
        case Op.Nested nested -> puts(nested.txn());
        case Op.Range range -> false;
        case Op.Delete delete -> false;
      };
      if (puts) return true;
    }
    return false;
  }

  private static boolean mayMeetItself(Txn txn) {
    return txn.success().size() > 1 || txn.failure().size() > 1 || nests(txn.success()) || nests(txn.failure());
  }

  private static boolean nests(List<Op> ops) {
    return !ops.isEmpty() && ops.getFirst() instanceof Op.Nested;
  }

  private static String malformed(Txn txn, int most) {
    int widest = Math.max(txn.compares().size(), Math.max(txn.success().size(), txn.failure().size()));
    if (widest > most) return "etcdserver: too many operations in txn request";
    for (Txn.Compare compare : txn.compares()) {
      if (noKey(compare.key(), compare.end())) return "etcdserver: key is not provided";
    }
    String reason = malformed(txn.success(), most - widest);
    return reason == null ? malformed(txn.failure(), most - widest) : reason;
  }

  private static String malformed(List<Op> ops, int left) {
    for (Op op : ops) {
      String reason = switch (op) {
        case Op.Put put -> keyProvided(put.key(), null);
        case Op.Delete delete -> keyProvided(delete.key(), delete.end());
        case Op.Range(RangeRequest request) -> keyProvided(request.key(), request.end());
        case Op.Nested nested -> malformed(nested.txn(), left);
      };
      if (reason != null) return reason;
    }
    return null;
  }

  private static String keyProvided(Bytes key, Bytes end) {
    return noKey(key, end) ? "etcdserver: key is not provided" : null;
  }

  /** An empty key is none, but it is a fine beginning of a range. */
  private static boolean noKey(Bytes key, Bytes end) {
    return key.length() == 0 && end == null;
  }
}
