package io.hexareme.adapters.assembly.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import java.util.Random;

/** Seeded requests over few keys, right and wrong ones. */
final class RandomRequests {
  private static final int KEYS = 8;

  private final Random random;

  RandomRequests(long seed) {
    random = new Random(seed);
  }

  int choose(int bound) {
    return random.nextInt(bound);
  }

  RangeRequest range(long revision) {
    RangeRequest.Builder range = RangeRequest.newBuilder().setKey(key()).setRangeEnd(end());
    if (chance(3)) range.setLimit(random.nextInt(5));
    if (chance(4)) range.setRevision(Math.max(0, revision + 2 - random.nextInt(30)));
    if (chance(3)) range.setSortOrderValue(random.nextInt(3));
    if (chance(3)) range.setSortTargetValue(random.nextInt(5));
    if (chance(5)) range.setKeysOnly(true);
    if (chance(5)) range.setCountOnly(true);
    if (chance(6)) range.setSerializable(true);
    if (chance(6)) range.setMinModRevision(near(revision));
    if (chance(6)) range.setMaxModRevision(near(revision));
    if (chance(6)) range.setMinCreateRevision(near(revision));
    if (chance(6)) range.setMaxCreateRevision(near(revision));
    return range.build();
  }

  PutRequest put() {
    PutRequest.Builder put = PutRequest.newBuilder().setKey(key()).setPrevKv(random.nextBoolean());
    if (chance(8)) put.setIgnoreValue(true);
    if (!put.getIgnoreValue() || chance(8)) put.setValue(value());
    if (chance(8)) put.setIgnoreLease(true);
    // Which of two reasons is told first is not the same in a single put and in a transaction.
    if (!put.getIgnoreValue() && !put.getIgnoreLease() && chance(20)) put.setLease(12345);
    return put.build();
  }

  DeleteRangeRequest delete() {
    return DeleteRangeRequest.newBuilder().setKey(key()).setRangeEnd(end()).setPrevKv(random.nextBoolean()).build();
  }

  CompactionRequest compaction(long revision) {
    return CompactionRequest.newBuilder().setRevision(revision + 1 - random.nextInt(25)).setPhysical(random.nextBoolean()).build();
  }

  /**
   * One that deletes nothing it puts: with deletions to the last key and in later siblings etcd 3.4 overlooks that, ours does not.
   */
  TxnRequest txn(long revision) {
    TxnRequest txn = txn(revision, 0);
    return TxnKeys.of(txn).deletesWhatItPuts() ? txn(revision) : txn;
  }

  private TxnRequest txn(long revision, int depth) {
    TxnRequest.Builder txn = TxnRequest.newBuilder();
    for (int i = random.nextInt(3); i > 0; i--) txn.addCompare(compare(revision));
    for (int i = random.nextInt(4); i > 0; i--) txn.addSuccess(op(revision, depth));
    for (int i = random.nextInt(4); i > 0; i--) txn.addFailure(op(revision, depth));
    return txn.build();
  }

  private RequestOp op(long revision, int depth) {
    return switch (random.nextInt(depth < 2 ? 8 : 6)) {
      case 0, 1 -> RequestOp.newBuilder().setRequestPut(put()).build();
      case 2 -> RequestOp.newBuilder().setRequestDeleteRange(delete()).build();
      case 3, 4 -> RequestOp.newBuilder().setRequestRange(range(revision)).build();
      case 5 -> chance(20) ? RequestOp.getDefaultInstance() : RequestOp.newBuilder().setRequestPut(put()).build();
      default -> RequestOp.newBuilder().setRequestTxn(txn(revision, depth + 1)).build();
    };
  }

  private Compare compare(long revision) {
    Compare.Builder compare = Compare.newBuilder().setKey(key()).setResultValue(random.nextInt(4));
    if (chance(3)) compare.setRangeEnd(end());
    return switch (random.nextInt(4)) {
      case 0 -> compare.setTarget(Compare.CompareTarget.VERSION).setVersion(random.nextInt(4)).build();
      case 1 -> compare.setTarget(Compare.CompareTarget.CREATE).setCreateRevision(near(revision)).build();
      case 2 -> compare.setTarget(Compare.CompareTarget.MOD).setModRevision(near(revision)).build();
      default -> compare.setTarget(Compare.CompareTarget.VALUE).setValue(value()).build();
    };
  }

  private long near(long revision) {
    return random.nextInt(4) == 0 ? 0 : Math.max(0, revision + 1 - random.nextInt(20));
  }

  private ByteString key() {
    return chance(40) ? ByteString.EMPTY : ByteString.copyFromUtf8("" + (char) ('a' + random.nextInt(KEYS)));
  }

  private ByteString end() {
    return switch (random.nextInt(5)) {
      case 0 -> WireClient.ZERO;
      case 1, 2 -> ByteString.copyFromUtf8("" + (char) ('a' + random.nextInt(KEYS)));
      default -> ByteString.EMPTY;
    };
  }

  private ByteString value() {
    return ByteString.copyFromUtf8("v" + random.nextInt(6));
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }
}
