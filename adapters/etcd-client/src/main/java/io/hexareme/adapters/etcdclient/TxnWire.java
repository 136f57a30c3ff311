package io.hexareme.adapters.etcdclient;

import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.OpResult;
import java.util.List;

/** Transactions and their outcomes, in the port's words and in etcd's messages. */
final class TxnWire {
  /** {@code Compare.target}'s value and {@code Compare.lease}'s field number in etcd's rpc.proto; newer than our message classes. */
  private static final int LEASE = 4;
  private static final int LEASE_FIELD = 8;

  private TxnWire() {}

  static TxnRequest request(Txn txn) {
    TxnRequest.Builder request = TxnRequest.newBuilder();
    for (Txn.Compare compare : txn.compares()) request.addCompare(compare(compare));
    for (Op op : txn.success()) request.addSuccess(op(op));
    for (Op op : txn.failure()) request.addFailure(op(op));
    return request.build();
  }

  /** Whether no branch of it writes. */
  static boolean readsOnly(Txn txn) {
    return readsOnly(txn.success()) && readsOnly(txn.failure());
  }

  private static boolean readsOnly(List<Op> ops) {
    return ops.stream().allMatch(op -> switch (op) {
      case Op.Range range -> true;
      case Op.Nested nested -> readsOnly(nested.txn());
      case Op.Put put -> false;
      case Op.Delete delete -> false;
    });
  }

  private static Compare compare(Txn.Compare compare) {
    Wire.Range range = Wire.Range.of(compare.key(), compare.end());
    Compare.Builder wire = Compare.newBuilder().setKey(range.key()).setRangeEnd(range.end()).setResult(relation(compare.relation()));
    switch (compare.target()) {
      case VERSION -> wire.setTarget(Compare.CompareTarget.VERSION).setVersion(compare.number());
      case CREATE_REVISION -> wire.setTarget(Compare.CompareTarget.CREATE).setCreateRevision(compare.number());
      case MOD_REVISION -> wire.setTarget(Compare.CompareTarget.MOD).setModRevision(compare.number());
      case VALUE -> wire.setTarget(Compare.CompareTarget.VALUE).setValue(Wire.bytes(compare.value()));
      case LEASE -> wire.setTargetValue(LEASE).setUnknownFields(number(LEASE_FIELD, compare.number()));
    }
    return wire.build();
  }

  private static UnknownFieldSet number(int field, long value) {
    return UnknownFieldSet.newBuilder()
        .addField(field, UnknownFieldSet.Field.newBuilder().addVarint(value).build())
        .build();
  }

  private static Compare.CompareResult relation(Txn.Relation relation) {
    return switch (relation) {
      case EQUAL -> Compare.CompareResult.EQUAL;
      case NOT_EQUAL -> Compare.CompareResult.NOT_EQUAL;
      case GREATER -> Compare.CompareResult.GREATER;
      case LESS -> Compare.CompareResult.LESS;
    };
  }

  private static RequestOp op(Op op) {
    RequestOp.Builder wire = RequestOp.newBuilder();
    return switch (op) {
      case Op.Put put -> wire.setRequestPut(put(put)).build();
      case Op.Delete delete -> wire.setRequestDeleteRange(delete(delete)).build();
      case Op.Range range -> wire.setRequestRange(Wire.range(range.request())).build();
      case Op.Nested nested -> wire.setRequestTxn(request(nested.txn())).build();
    };
  }

  private static PutRequest.Builder put(Op.Put put) {
    PutRequest.Builder wire = PutRequest.newBuilder().setKey(Wire.bytes(put.key())).setPrevKv(true);
    if (put.value() == null) wire.setIgnoreValue(true);
    else wire.setValue(Wire.bytes(put.value()));
    if (put.lease() == Op.Put.KEEP_LEASE) wire.setIgnoreLease(true);
    else wire.setLease(put.lease());
    return wire;
  }

  private static DeleteRangeRequest.Builder delete(Op.Delete delete) {
    Wire.Range range = Wire.Range.of(delete.key(), delete.end());
    return DeleteRangeRequest.newBuilder().setKey(range.key()).setRangeEnd(range.end()).setPrevKv(true);
  }

  static TxnResult.Done done(TxnResponse response) {
    return new TxnResult.Done(response.getHeader().getRevision(), response.getSucceeded(), results(response.getResponsesList()));
  }

  private static List<OpResult> results(List<ResponseOp> responses) {
    return responses.stream().map(TxnWire::result).toList();
  }

  private static OpResult result(ResponseOp response) {
    return switch (response.getResponseCase()) {
      case RESPONSE_PUT -> new OpResult.Put(
          response.getResponsePut().hasPrevKv() ? Wire.pair(response.getResponsePut().getPrevKv()) : null);
      case RESPONSE_DELETE_RANGE -> new OpResult.Deleted(Wire.pairs(response.getResponseDeleteRange().getPrevKvsList()));
      case RESPONSE_RANGE -> new OpResult.Range(Wire.pairs(response.getResponseRange()));
      case RESPONSE_TXN -> new OpResult.Nested(
          response.getResponseTxn().getSucceeded(), results(response.getResponseTxn().getResponsesList()));
      case RESPONSE_NOT_SET -> throw new IllegalStateException("an operation of a transaction without an outcome");
    };
  }
}
