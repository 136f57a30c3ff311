package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.function.Function;

/** From the wire's writes and transactions to the port's; refuses what etcd refuses without looking at any state. */
final class TxnReading {
  /** The message classes do not know that a key's lease can be compared. */
  private static final int LEASE_TARGET = 4;

  private static final int LEASE_FIELD = 8;

  private TxnReading() {}

  /**
   * The transaction, and those in it.
   *
   * @param most how many compares, or operations of one list, it may have; a nested one may have what its parent leaves over
   */
  static Txn txn(TxnRequest wire, int most) {
    int widest = Math.max(wire.getCompareCount(), Math.max(wire.getSuccessCount(), wire.getFailureCount()));
    if (widest > most) throw EtcdError.of("etcdserver: too many operations in txn request");
    return new Txn(
        all(wire.getCompareList(), TxnReading::compare),
        all(wire.getSuccessList(), op -> op(op, most - widest)),
        all(wire.getFailureList(), op -> op(op, most - widest)));
  }

  static Op.Put put(PutRequest wire) {
    Bytes key = Wire.key(wire.getKey());
    if (wire.getIgnoreValue() && !wire.getValue().isEmpty()) throw EtcdError.of("etcdserver: value is provided");
    if (wire.getIgnoreLease() && wire.getLease() != 0) throw EtcdError.of("etcdserver: lease is provided");
    if (wire.getLease() < 0) throw EtcdError.of(EtcdError.LEASE_NOT_FOUND);
    return new Op.Put(
        key,
        wire.getIgnoreValue() ? null : Wire.bytes(wire.getValue()),
        wire.getIgnoreLease() ? Op.Put.KEEP_LEASE : wire.getLease());
  }

  static Op.Delete delete(DeleteRangeRequest wire) {
    return new Op.Delete(Wire.key(wire.getKey()), Wire.end(wire.getRangeEnd()));
  }

  private static Op op(RequestOp wire, int most) {
    return switch (wire.getRequestCase()) {
      case REQUEST_RANGE -> new Op.Range(new RangeQuery(wire.getRequestRange()).request());
      case REQUEST_PUT -> put(wire.getRequestPut());
      case REQUEST_DELETE_RANGE -> delete(wire.getRequestDeleteRange());
      case REQUEST_TXN -> new Op.Nested(txn(wire.getRequestTxn(), most));
      case REQUEST_NOT_SET -> throw EtcdError.of("etcdserver: key not found");
    };
  }

  private static Txn.Compare compare(Compare wire) {
    Bytes key = Wire.key(wire.getKey());
    Bytes end = Wire.end(wire.getRangeEnd());
    Relation relation = relation(wire);
    return switch (wire.getTarget()) {
      case VERSION -> new Txn.Compare(key, end, Target.VERSION, relation, wire.getVersion(), Bytes.EMPTY);
      case CREATE -> new Txn.Compare(key, end, Target.CREATE_REVISION, relation, wire.getCreateRevision(), Bytes.EMPTY);
      case MOD -> new Txn.Compare(key, end, Target.MOD_REVISION, relation, wire.getModRevision(), Bytes.EMPTY);
      case VALUE -> new Txn.Compare(key, end, Target.VALUE, relation, 0, Wire.bytes(wire.getValue()));
      case UNRECOGNIZED -> unnamed(wire, key, end, relation);
    };
  }

  private static Txn.Compare unnamed(Compare wire, Bytes key, Bytes end, Relation relation) {
    if (wire.getTargetValue() != LEASE_TARGET) throw new IllegalArgumentException("unknown compare target " + wire.getTargetValue());
    return new Txn.Compare(key, end, Target.LEASE, relation, UnnamedFields.number(wire, LEASE_FIELD), Bytes.EMPTY);
  }

  private static Relation relation(Compare wire) {
    return switch (wire.getResult()) {
      case EQUAL -> Relation.EQUAL;
      case NOT_EQUAL -> Relation.NOT_EQUAL;
      case GREATER -> Relation.GREATER;
      case LESS -> Relation.LESS;
      case UNRECOGNIZED -> throw new IllegalArgumentException("unknown compare result " + wire.getResultValue());
    };
  }

  private static <W, P> List<P> all(List<W> wire, Function<W, P> translation) {
    return wire.stream().map(translation).toList();
  }
}
