package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.DeleteRangeResponse;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.TxnResult.Done;
import io.hexareme.ports.store.TxnResult.OpResult;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a transaction came to, as the wire words it: each operation's answer has a header with nothing but the revision that the
 * operation saw or made.
 */
final class TxnAnswer {
  private final long last;
  private final boolean changesSomething;
  private boolean changed;

  private TxnAnswer(Done done) {
    this.last = done.revision();
    this.changesSomething = done.results().stream().anyMatch(TxnAnswer::changes);
  }

  static TxnResponse of(TxnRequest asked, Done done, Supplier<ResponseHeader> header) {
    return new TxnAnswer(done).txn(asked, done.succeeded(), done.results(), header.get());
  }

  static PutResponse put(PutRequest asked, OpResult.Put result, ResponseHeader header) {
    PutResponse.Builder answer = PutResponse.newBuilder().setHeader(header);
    if (asked.getPrevKv() && result.previous() != null) answer.setPrevKv(Wire.pair(result.previous()));
    return answer.build();
  }

  static DeleteRangeResponse deleted(DeleteRangeRequest asked, OpResult.Deleted result, ResponseHeader header) {
    DeleteRangeResponse.Builder answer = DeleteRangeResponse.newBuilder().setHeader(header).setDeleted(result.previous().size());
    if (asked.getPrevKv()) answer.addAllPrevKvs(Wire.pairs(result.previous()));
    return answer.build();
  }

  private TxnResponse txn(TxnRequest asked, boolean succeeded, List<OpResult> results, ResponseHeader header) {
    List<RequestOp> ops = succeeded ? asked.getSuccessList() : asked.getFailureList();
    TxnResponse.Builder answer = TxnResponse.newBuilder().setHeader(header).setSucceeded(succeeded);
    for (int i = 0; i < results.size(); i++) answer.addResponses(op(ops.get(i), results.get(i)));
    return answer.build();
  }

  private ResponseOp op(RequestOp asked, OpResult result) {
    changed |= !(result instanceof OpResult.Nested) && changes(result);
    return switch (result) {
      case OpResult.Put put -> ResponseOp.newBuilder().setResponsePut(put(asked.getRequestPut(), put, header())).build();
      case OpResult.Deleted deleted ->
          ResponseOp.newBuilder().setResponseDeleteRange(deleted(asked.getRequestDeleteRange(), deleted, header())).build();
      case OpResult.Range range -> ResponseOp.newBuilder().setResponseRange(range(asked.getRequestRange(), range)).build();
      case OpResult.Nested nested -> ResponseOp.newBuilder()
          .setResponseTxn(txn(asked.getRequestTxn(), nested.succeeded(), nested.results(), ResponseHeader.getDefaultInstance()))
          .build();
    };
  }

  private static RangeResponse range(RangeRequest asked, OpResult.Range range) {
    if (!(range.result() instanceof RangeResult.Pairs pairs)) {
      throw new IllegalStateException("a transaction was performed with a read that cannot be: " + range.result());
    }
    return new RangeQuery(asked).answer(pairs, () -> header(pairs.revision()));
  }

  private static boolean changes(OpResult result) {
    return switch (result) {
      case OpResult.Put put -> true;
      case OpResult.Deleted deleted -> !deleted.previous().isEmpty();
      case OpResult.Range range -> false;
      case OpResult.Nested nested -> nested.results().stream().anyMatch(TxnAnswer::changes);
    };
  }

  private ResponseHeader header() {
    return header(changesSomething && !changed ? last - 1 : last);
  }

  private static ResponseHeader header(long revision) {
    return ResponseHeader.newBuilder().setRevision(revision).build();
  }
}
