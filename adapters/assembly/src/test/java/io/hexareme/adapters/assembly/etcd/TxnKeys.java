package io.hexareme.adapters.assembly.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All keys that a transaction, or one in it, may put, and all ranges that it may delete. */
record TxnKeys(List<ByteString> puts, List<DeleteRangeRequest> deletions) {
  private static final Comparator<ByteString> ORDER = ByteString.unsignedLexicographicalComparator();

  static TxnKeys of(TxnRequest txn) {
    TxnKeys keys = new TxnKeys(new ArrayList<>(), new ArrayList<>());
    keys.gather(txn);
    return keys;
  }

  boolean deletesWhatItPuts() {
    return puts.stream().anyMatch(key -> deletions.stream().anyMatch(deletion -> covers(deletion, key)));
  }

  private void gather(TxnRequest txn) {
    List<RequestOp> ops = new ArrayList<>(txn.getSuccessList());
    ops.addAll(txn.getFailureList());
    for (RequestOp op : ops) {
      if (op.hasRequestPut()) puts.add(op.getRequestPut().getKey());
      if (op.hasRequestDeleteRange()) deletions.add(op.getRequestDeleteRange());
      if (op.hasRequestTxn()) gather(op.getRequestTxn());
    }
  }

  private static boolean covers(DeleteRangeRequest deletion, ByteString key) {
    ByteString end = deletion.getRangeEnd();
    if (end.isEmpty()) return deletion.getKey().equals(key);
    return ORDER.compare(key, deletion.getKey()) >= 0 && (end.equals(WireClient.ZERO) || ORDER.compare(key, end) < 0);
  }
}
