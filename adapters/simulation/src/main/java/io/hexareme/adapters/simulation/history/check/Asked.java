package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a request may do to the store. */
final class Asked {
  private Asked() {}

  /** Whether it can change anything. A renewal can only delay what nobody is promised to happen, so it counts as no change here. */
  static boolean changes(Request request) {
    return switch (request) {
      case Request.Transact(Txn txn) -> writes(txn.success()) || writes(txn.failure());
      case Request.Compact compact -> true;
      case Request.GrantLease grant -> true;
      case Request.RevokeLease revoke -> true;
      case Request.Read read -> false;
      case Request.ReadRevision revision -> false;
      case Request.KeepLeaseAlive keep -> false;
      case Request.ReadLease read -> false;
      case Request.ListLeases list -> false;
    };
  }

  private static boolean writes(List<Op> ops) {
    return ops.stream().anyMatch(op -> switch (op) {
      case Op.Put put -> true;
      case Op.Delete delete -> true;
      case Op.Nested nested -> writes(nested.txn().success()) || writes(nested.txn().failure());
      case Op.Range range -> false;
    });
  }

  static boolean isSerializable(Operation operation) {
    return operation.request() instanceof Request.Read read && read.range().serializable();
  }

  /** Keys of which some put kept the value: a value seen twice proves nothing there. */
  static Set<Bytes> keptKeys(History history) {
    Set<Bytes> kept = new TreeSet<>();
    for (Operation operation : history.operations()) {
      forEachPut(operation.request(), put -> {
        if (put.value() == null) kept.add(put.key());
      });
    }
    return kept;
  }

  /** Shows every put in any branch. */
  static void forEachPut(Request request, Consumer<Op.Put> visitor) {
    if (request instanceof Request.Transact(Txn txn)) forEachPut(txn, visitor);
  }

  private static void forEachPut(Txn txn, Consumer<Op.Put> visitor) {
    for (List<Op> branch : List.of(txn.success(), txn.failure())) {
      for (Op op : branch) {
        switch (op) {
          case Op.Put put -> visitor.accept(put);
          case Op.Nested nested -> forEachPut(nested.txn(), visitor);
          case Op.Delete delete -> {}
          case Op.Range range -> {}
        }
      }
    }
  }

  /** The lease a request is about; 0 for none. */
  static long lease(Request request) {
    return switch (request) {
      case Request.GrantLease(long id, long ttl) -> id;
      case Request.RevokeLease(long id) -> id;
      case Request.KeepLeaseAlive(long id) -> id;
      case Request.ReadLease(long id) -> id;
      case Request.Read read -> 0;
      case Request.Transact transact -> 0;
      case Request.ReadRevision revision -> 0;
      case Request.Compact compact -> 0;
      case Request.ListLeases list -> 0;
    };
  }
}
