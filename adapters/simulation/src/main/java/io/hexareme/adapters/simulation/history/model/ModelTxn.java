package io.hexareme.adapters.simulation.history.model;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One transaction on one state, which must be well-formed: what is wrong with it whatever the state, the model does not say. */
final class ModelTxn {
  private final ModelStore before;
  private final SortedMap<Bytes, KeyValue> pairs;
  private final List<StoreEvent> events = new ArrayList<>();

  ModelTxn(ModelStore before) {
    this.before = before;
    this.pairs = new TreeMap<>(before.pairs());
  }

  Step<TxnResult> run(Txn txn) {
    String refusal = refusal(txn);
    if (refusal != null) return new Step<>(new TxnResult.Refused(refusal), before);
    boolean succeeded = holds(txn);
    List<OpResult> results = perform(chosen(txn));
    return new Step<>(new TxnResult.Done(newest(), succeeded, results), before.after(events));
  }

  /** The newest revision as the rest of the transaction sees it. */
  private long newest() {
    return before.revision() + (events.isEmpty() ? 0 : 1);
  }

  private List<Op> chosen(Txn txn) {
    return holds(txn) ? txn.success() : txn.failure();
  }

  /** Whatever is wrong with a put comes before what is wrong with a read, as in etcd. */
  private String refusal(Txn txn) {
    String ofPuts = refusal(txn, true);
    return ofPuts != null ? ofPuts : refusal(txn, false);
  }

  private String refusal(Txn txn, boolean puts) {
    for (Op op : chosen(txn)) {
      String reason = switch (op) {
        case Op.Put put -> puts ? refusal(put) : null;
        case Op.Range(RangeRequest request) -> puts ? null : refusal(before.unreadable(request.revision()));
        case Op.Nested(Txn inner) -> refusal(inner, puts);
        case Op.Delete delete -> null;
      };
      if (reason != null) return reason;
    }
    return null;
  }

  private static String refusal(RangeResult unreadable) {
    return switch (unreadable) {
      case null -> null;
      case RangeResult.Pairs pairs -> null;
      case RangeResult.Compacted compacted -> "etcdserver: mvcc: required revision has been compacted";
      case RangeResult.FutureRevision future -> "etcdserver: mvcc: required revision is a future revision";
    };
  }

  private String refusal(Op.Put put) {
    if (put.keeps() && !before.pairs().containsKey(put.key())) return "etcdserver: key not found";
    return put.lease() <= 0 || before.leases().containsKey(put.lease()) ? null : "etcdserver: requested lease not found";
  }

  private List<OpResult> perform(List<Op> ops) {
    List<OpResult> results = new ArrayList<>();
    for (Op op : ops) {
      results.add(switch (op) {
        case Op.Put put -> new OpResult.Put(put(put));
        case Op.Delete delete -> new OpResult.Deleted(delete(delete));
        case Op.Range(RangeRequest request) -> new OpResult.Range(read(request));
        case Op.Nested(Txn inner) -> new OpResult.Nested(holds(inner), perform(chosen(inner)));
      });
    }
    return results;
  }

  private KeyValue put(Op.Put put) {
    long revision = before.revision() + 1;
    KeyValue old = pairs.get(put.key());
    Bytes value = put.value() == null ? old.value() : put.value();
    long lease = put.lease() == Op.Put.KEEP_LEASE ? old.lease() : put.lease();
    KeyValue pair = new KeyValue(put.key(), value, old == null ? revision : old.createRevision(), revision,
        old == null ? 1 : old.version() + 1, lease);
    pairs.put(put.key(), pair);
    events.add(new StoreEvent.Put(pair, old));
    return old;
  }

  private List<KeyValue> delete(Op.Delete delete) {
    List<KeyValue> gone = new KeySpan(delete.key(), delete.end()).of(pairs);
    for (KeyValue pair : gone) {
      pairs.remove(pair.key());
      events.add(new StoreEvent.Delete(pair.key(), before.revision() + 1, pair));
    }
    return gone;
  }

  private RangeResult read(RangeRequest request) {
    return ModelRange.read(request.revision() <= 0 ? pairs : before.at(request.revision()).pairs(), request, newest());
  }

  /** Compares, those of nested transactions too, see the state before the whole transaction. */
  private boolean holds(Txn txn) {
    return txn.compares().stream().allMatch(this::holds);
  }

  private boolean holds(Compare compare) {
    List<KeyValue> found = new KeySpan(compare.key(), compare.end()).of(before.pairs());
    return found.isEmpty() ? holds(compare, null) : found.stream().allMatch(pair -> holds(compare, pair));
  }

  private static boolean holds(Compare compare, KeyValue pair) {
    int order = switch (compare.target()) {
      case VALUE -> pair == null ? 0 : pair.value().compareTo(compare.value());
      case VERSION -> Long.compare(pair == null ? 0 : pair.version(), compare.number());
      case CREATE_REVISION -> Long.compare(pair == null ? 0 : pair.createRevision(), compare.number());
      case MOD_REVISION -> Long.compare(pair == null ? 0 : pair.modRevision(), compare.number());
      case LEASE -> Long.compare(pair == null ? 0 : pair.lease(), compare.number());
    };
    if (pair == null && compare.target() == Txn.Target.VALUE) return false;
    return switch (compare.relation()) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case GREATER -> order > 0;
      case LESS -> order < 0;
    };
  }
}
