package io.hexareme.core.store.command;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a transaction. Enum constants travel by the numbers given here, not by their place in the source. */
final class TxnCodec {
  private static final int PUT = 1;
  private static final int DELETE = 2;
  private static final int RANGE = 3;
  private static final int NESTED = 4;
  private static final int KEEPING_PUT = 5;
  private static final List<Txn.Target> TARGETS = List.of(
      Txn.Target.VERSION, Txn.Target.CREATE_REVISION, Txn.Target.MOD_REVISION, Txn.Target.VALUE, Txn.Target.LEASE);
  private static final List<Txn.Relation> RELATIONS =
      List.of(Txn.Relation.EQUAL, Txn.Relation.NOT_EQUAL, Txn.Relation.GREATER, Txn.Relation.LESS);

  private TxnCodec() {}

  /** Right for the usual transaction: a few operations, one of them with a value. */
  static int sizeGuess(Txn txn) {
    int guess = 64;
    for (Compare compare : txn.compares()) guess += 32 + compare.key().length() + compare.value().length();
    for (Op op : txn.success()) guess += op instanceof Op.Put put ? 32 + put.key().length() + length(put.value()) : 128;
    return guess + 128 * txn.failure().size();
  }

  private static int length(Bytes value) {
    return value == null ? 0 : value.length();
  }

  static ByteWriter write(ByteWriter out, Txn txn) {
    out.number(txn.compares().size());
    for (Compare compare : txn.compares()) writeCompare(out, compare);
    writeOps(out, txn.success());
    writeOps(out, txn.failure());
    return out;
  }

  static Txn read(ByteReader in) {
    int count = in.count();
    List<Compare> compares = new ArrayList<>(count);
    for (int i = 0; i < count; i++) compares.add(readCompare(in));
    return new Txn(compares, readOps(in), readOps(in));
  }

  private static void writeCompare(ByteWriter out, Compare compare) {
    out.bytes(compare.key()).optional(compare.end());
    out.octet(TARGETS.indexOf(compare.target())).octet(RELATIONS.indexOf(compare.relation()));
    out.number(compare.number()).bytes(compare.value());
  }

  private static Compare readCompare(ByteReader in) {
    return new Compare(
        in.bytes(), in.optional(), TARGETS.get(in.octet()), RELATIONS.get(in.octet()), in.number(), in.bytes());
  }

  private static void writeOps(ByteWriter out, List<Op> ops) {
    out.number(ops.size());
    for (Op op : ops) {
      switch (op) {
        case Op.Put put when put.keeps() ->
            out.octet(KEEPING_PUT).bytes(put.key()).optional(put.value()).number(put.lease());
        case Op.Put put -> out.octet(PUT).bytes(put.key()).bytes(put.value()).number(put.lease());
        case Op.Delete delete -> out.octet(DELETE).bytes(delete.key()).optional(delete.end());
        case Op.Range range -> writeRange(out.octet(RANGE), range.request());
        case Op.Nested nested -> write(out.octet(NESTED), nested.txn());
      }
    }
  }

  private static List<Op> readOps(ByteReader in) {
    int count = in.count();
    List<Op> ops = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int kind = in.octet();
      ops.add(switch (kind) {
        case PUT -> new Op.Put(in.bytes(), in.bytes(), in.number());
        case KEEPING_PUT -> new Op.Put(in.bytes(), in.optional(), in.number());
        case DELETE -> new Op.Delete(in.bytes(), in.optional());
        case RANGE -> new Op.Range(readRange(in));
        case NESTED -> new Op.Nested(read(in));
        default -> throw new IllegalStateException("unknown kind of operation: " + kind);
      });
    }
    return ops;
  }

  private static void writeRange(ByteWriter out, RangeRequest request) {
    out.bytes(request.key()).optional(request.end()).number(request.revision()).number(request.limit());
    out.octet((request.keysOnly() ? 1 : 0) | (request.countOnly() ? 2 : 0));
  }

  private static RangeRequest readRange(ByteReader in) {
    var key = in.bytes();
    var end = in.optional();
    long revision = in.number();
    long limit = in.number();
    int flags = in.octet();
    return new RangeRequest(key, end, revision, limit, (flags & 1) != 0, (flags & 2) != 0);
  }
}
