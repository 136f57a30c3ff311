package io.hexareme.core.store.mvcc;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model: a whole map for every revision. It forgets nothing; what is compacted it merely refuses to show. */
final class DumbStore {
  final List<TreeMap<Bytes, KeyValue>> states = new ArrayList<>(List.of(new TreeMap<>(), new TreeMap<>()));
  final List<List<StoreEvent>> events = new ArrayList<>(List.of(List.of(), List.of()));
  final Map<Long, Long> leases = new TreeMap<>();
  long compacted;

  long revision() {
    return states.size() - 1;
  }

  TreeMap<Bytes, KeyValue> newest() {
    return states.getLast();
  }

  RangeResult range(RangeRequest request) {
    if (request.revision() > revision()) return new RangeResult.FutureRevision(revision());
    if (request.revision() > 0 && request.revision() < compacted) return new RangeResult.Compacted(compacted);
    return pairs(request.revision() == 0 ? newest() : states.get((int) request.revision()), request, revision());
  }

  TxnResult txn(Txn txn) {
    if (writesTwice(txn)) return new TxnResult.Refused("etcdserver: duplicate key given in txn request");
    Map<Txn, Boolean> chosen = new java.util.IdentityHashMap<>();
    choose(txn, chosen);
    String refusal = refusal(txn, chosen);
    if (refusal != null) return new TxnResult.Refused(refusal);
    TreeMap<Bytes, KeyValue> draft = new TreeMap<>(newest());
    List<StoreEvent> made = new ArrayList<>();
    List<OpResult> results = run(txn, chosen, draft, made);
    commit(draft, made);
    return new TxnResult.Done(revision(), chosen.get(txn), results);
  }

  void revoke(long lease) {
    leases.remove(lease);
    TreeMap<Bytes, KeyValue> draft = new TreeMap<>(newest());
    List<StoreEvent> made = new ArrayList<>();
    newest().values().stream().filter(pair -> pair.lease() == lease).forEach(pair -> {
      draft.remove(pair.key());
      made.add(new StoreEvent.Delete(pair.key(), revision() + 1, pair));
    });
    commit(draft, made);
  }

  private void commit(TreeMap<Bytes, KeyValue> draft, List<StoreEvent> made) {
    if (made.isEmpty()) return;
    states.add(draft);
    events.add(made);
  }

  private void choose(Txn txn, Map<Txn, Boolean> chosen) {
    boolean all = true;
    for (Compare compare : txn.compares()) all &= holds(compare);
    chosen.put(txn, all);
    for (Op op : all ? txn.success() : txn.failure()) {
      if (op instanceof Op.Nested nested) choose(nested.txn(), chosen);
    }
  }

  private boolean holds(Compare compare) {
    List<KeyValue> pairs = in(newest(), compare.key(), compare.end());
    if (pairs.isEmpty()) {
      return compare.target() != Txn.Target.VALUE && relates(compare.relation(), Long.compare(0, compare.number()));
    }
    return pairs.stream().allMatch(pair -> relates(compare.relation(), switch (compare.target()) {
      case VERSION -> Long.compare(pair.version(), compare.number());
      case CREATE_REVISION -> Long.compare(pair.createRevision(), compare.number());
      case MOD_REVISION -> Long.compare(pair.modRevision(), compare.number());
      case LEASE -> Long.compare(pair.lease(), compare.number());
      case VALUE -> pair.value().utf8().compareTo(compare.value().utf8());
    }));
  }

  private static boolean relates(Txn.Relation relation, int order) {
    return switch (relation) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case GREATER -> order > 0;
    };
  }

  private String refusal(Txn txn, Map<Txn, Boolean> chosen) {
    List<Op> all = new ArrayList<>();
    flatten(txn, chosen, all);
    for (Op op : all) {
      if (op instanceof Op.Put put && put.keeps() && !newest().containsKey(put.key())) return "etcdserver: key not found";
      if (op instanceof Op.Put put && put.lease() > 0 && !leases.containsKey(put.lease())) {
        return "etcdserver: requested lease not found";
      }
    }
    for (Op op : all) {
      if (!(op instanceof Op.Range range)) continue;
      long wanted = range.request().revision();
      if (wanted > revision()) return "etcdserver: mvcc: required revision is a future revision";
      if (wanted > 0 && wanted < compacted) return "etcdserver: mvcc: required revision has been compacted";
    }
    return null;
  }

  private static void flatten(Txn txn, Map<Txn, Boolean> chosen, List<Op> all) {
    for (Op op : chosen.get(txn) ? txn.success() : txn.failure()) {
      if (op instanceof Op.Nested nested) flatten(nested.txn(), chosen, all);
      else all.add(op);
    }
  }

  private List<OpResult> run(
      Txn txn, Map<Txn, Boolean> chosen, TreeMap<Bytes, KeyValue> draft, List<StoreEvent> made) {
    List<OpResult> results = new ArrayList<>();
    long next = revision() + 1;
    for (Op op : chosen.get(txn) ? txn.success() : txn.failure()) {
      switch (op) {
        case Op.Put put -> {
          KeyValue old = draft.get(put.key());
          Bytes value = put.value() == null ? old.value() : put.value();
          long lease = put.lease() == Op.Put.KEEP_LEASE ? old.lease() : put.lease();
          KeyValue pair = new KeyValue(
              put.key(), value, old == null ? next : old.createRevision(), next, old == null ? 1 : old.version() + 1, lease);
          draft.put(put.key(), pair);
          made.add(new StoreEvent.Put(pair, old));
          results.add(new OpResult.Put(old));
        }
        case Op.Delete delete -> {
          List<KeyValue> gone = in(draft, delete.key(), delete.end());
          gone.forEach(pair -> {
            draft.remove(pair.key());
            made.add(new StoreEvent.Delete(pair.key(), next, pair));
          });
          results.add(new OpResult.Deleted(gone));
        }
        case Op.Range(RangeRequest request) -> results.add(new OpResult.Range(pairs(
            request.revision() == 0 ? draft : states.get((int) request.revision()), request, made.isEmpty() ? next - 1 : next)));
        case Op.Nested nested ->
            results.add(new OpResult.Nested(chosen.get(nested.txn()), run(nested.txn(), chosen, draft, made)));
      }
    }
    return results;
  }

  private static RangeResult.Pairs pairs(TreeMap<Bytes, KeyValue> state, RangeRequest request, long newest) {
    List<KeyValue> all = in(state, request.key(), request.end());
    if (request.countOnly()) return new RangeResult.Pairs(newest, List.of(), false, all.size());
    List<KeyValue> shown = new ArrayList<>();
    for (KeyValue pair : all) {
      if (request.limit() > 0 && shown.size() == request.limit()) break;
      shown.add(request.keysOnly()
          ? new KeyValue(pair.key(), Bytes.EMPTY, pair.createRevision(), pair.modRevision(), pair.version(), pair.lease())
          : pair);
    }
    return new RangeResult.Pairs(newest, shown, shown.size() < all.size(), all.size());
  }

  private static List<KeyValue> in(TreeMap<Bytes, KeyValue> state, Bytes key, Bytes end) {
    return state.values().stream().filter(pair -> inRange(pair.key(), key, end)).toList();
  }

  static boolean inRange(Bytes candidate, Bytes key, Bytes end) {
    String text = candidate.utf8();
    if (end == null) return text.equals(key.utf8());
    return text.compareTo(key.utf8()) >= 0 && (end.length() == 0 || text.compareTo(end.utf8()) < 0);
  }

  /** By trying every key: does one operation put what another one of its list puts or deletes? */
  private static boolean writesTwice(Txn txn) {
    return writesTwice(txn.success()) || writesTwice(txn.failure());
  }

  private static boolean writesTwice(List<Op> ops) {
    Map<Bytes, Integer> puts = new LinkedHashMap<>();
    for (Op op : ops) {
      if (op instanceof Op.Nested nested && writesTwice(nested.txn())) return true;
      for (Bytes key : putKeys(op).stream().distinct().toList()) puts.merge(key, 1, Integer::sum);
    }
    for (Bytes key : puts.keySet()) {
      if (puts.get(key) > 1) return true;
      for (Op op : ops) {
        if (deletes(op, key) && !(putKeys(op).contains(key) && op instanceof Op.Nested)) return true;
      }
    }
    return false;
  }

  private static List<Bytes> putKeys(Op op) {
    return switch (op) {
      case Op.Put put -> List.of(put.key());
      case Op.Nested(Txn txn) -> {
        List<Bytes> all = new ArrayList<>();
        txn.success().forEach(inner -> all.addAll(putKeys(inner)));
        txn.failure().forEach(inner -> all.addAll(putKeys(inner)));
        yield all;
      }
      case Op.Delete delete -> List.of();
      case Op.Range range -> List.of();
    };
  }

  private static boolean deletes(Op op, Bytes key) {
    return switch (op) {
      case Op.Delete delete -> inRange(key, delete.key(), delete.end());
      case Op.Nested(Txn txn) -> txn.success().stream().anyMatch(inner -> deletes(inner, key))
          || txn.failure().stream().anyMatch(inner -> deletes(inner, key));
      case Op.Put put -> false;
      case Op.Range range -> false;
    };
  }
}
