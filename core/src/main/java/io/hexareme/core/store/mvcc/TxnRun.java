package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult.OpResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Performs the operations of a branch, in order, on a draft. Whether it may was asked before ({@link #refusal}). */
final class TxnRun {
  private TxnRun() {}

  /** Why the branch must be refused in the state it meets, or null; changes nothing. As in etcd, all puts are looked at first. */
  static String refusal(Branch branch, Mvcc state) {
    String lost = first(branch, op -> op instanceof Op.Put put ? refusal(put, state) : null);
    return lost != null ? lost : first(branch, op ->
        op instanceof Op.Range range ? refusal(state.unreadable(range.request().revision())) : null);
  }

  /** What {@code reasons} first gives, going through the operations in order, nested ones in their place. */
  private static String first(Branch branch, Function<Op, String> reasons) {
    int nested = 0;
    for (Op op : branch.ops()) {
      String reason = op instanceof Op.Nested ? first(branch.nested().get(nested++), reasons) : reasons.apply(op);
      if (reason != null) return reason;
    }
    return null;
  }

  /** No operation before it in the transaction can have made or deleted its key: that is refused as a key given twice. */
  private static String refusal(Op.Put put, Mvcc state) {
    if (put.keeps() && state.at(0).get(put.key()) == null) return "etcdserver: key not found";
    boolean lease = put.lease() == Op.Put.KEEP_LEASE || state.hasLease(put.lease());
    return lease ? null : "etcdserver: requested lease not found";
  }

  private static String refusal(RangeResult unreadable) {
    return switch (unreadable) {
      case null -> null;
      case RangeResult.Pairs pairs -> null;
      case RangeResult.Compacted compacted -> "etcdserver: mvcc: required revision has been compacted";
      case RangeResult.FutureRevision future -> "etcdserver: mvcc: required revision is a future revision";
    };
  }

  static List<OpResult> perform(Branch branch, Draft draft, Mvcc state) {
    List<OpResult> results = new ArrayList<>(branch.ops().size());
    int nested = 0;
    for (Op op : branch.ops()) {
      results.add(switch (op) {
        case Op.Put put -> new OpResult.Put(draft.put(put));
        case Op.Delete delete -> new OpResult.Deleted(draft.delete(new KeyRange(delete.key(), delete.end())));
        case Op.Range range -> new OpResult.Range(read(range.request(), draft, state));
        case Op.Nested inner -> {
          Branch chosen = branch.nested().get(nested++);
          yield new OpResult.Nested(chosen.succeeded(), perform(chosen, draft, state));
        }
      });
    }
    return results;
  }

  /** A read of the newest revision sees the draft, one of the past does not. */
  private static RangeResult read(RangeRequest request, Draft draft, Mvcc state) {
    var tree = request.revision() <= 0 ? draft.tree() : state.at(request.revision());
    return RangeRead.of(tree, request, draft.revision());
  }
}
