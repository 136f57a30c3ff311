package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** An empty store to try things on, and short words to do so. The parts of {@link StoreContract} stand on it. */
interface StoreBench {
  ManualLoop loop();

  Store store();

  /** The revision the store was at when the test began. */
  long base();

  default Bytes utf8(String text) {
    return Bytes.utf8(text);
  }

  default Op put(String key, String value) {
    return put(key, value, 0);
  }

  default Op put(String key, String value, long lease) {
    return new Op.Put(utf8(key), utf8(value), lease);
  }

  default Op delete(String key) {
    return new Op.Delete(utf8(key), null);
  }

  default Op read(String key) {
    return new Op.Range(RangeRequest.of(utf8(key)));
  }

  default Txn always(Op... ops) {
    return new Txn(List.of(), List.of(ops), List.of());
  }

  default Compare compare(String key, Target target, Relation relation, long number, String value) {
    return new Compare(utf8(key), null, target, relation, number, utf8(value));
  }

  default TxnResult txn(Txn txn) {
    return loop().await(store().txn(txn));
  }

  default TxnResult.Done done(Txn txn) {
    return (TxnResult.Done) txn(txn);
  }

  /** Puts and gives the revision. */
  default long write(String key, String value) {
    return done(always(put(key, value))).revision();
  }

  default long remove(String key) {
    return done(always(delete(key))).revision();
  }

  default long revision() {
    return loop().await(store().revision());
  }

  default KeyValue get(String key) {
    List<KeyValue> pairs = pairs(RangeRequest.of(utf8(key))).pairs();
    return pairs.isEmpty() ? null : pairs.getFirst();
  }

  default RangeResult range(RangeRequest request) {
    return loop().await(store().range(request));
  }

  default RangeResult.Pairs pairs(RangeRequest request) {
    return (RangeResult.Pairs) range(request);
  }

  default List<String> keys(RangeResult.Pairs pairs) {
    return pairs.pairs().stream().map(pair -> pair.key().utf8()).toList();
  }

  /** What a read in a transaction found. */
  default RangeResult.Pairs read(OpResult result) {
    return (RangeResult.Pairs) ((OpResult.Range) result).result();
  }

  /** Every key that these tests use, at {@code revision}. */
  default RangeRequest all(long revision) {
    return new RangeRequest(utf8("a"), Bytes.EMPTY, revision, 0, false, false);
  }

  default CompactResult compact(long revision) {
    return loop().await(store().compact(revision));
  }

  default RecordingWatcher watchAll(long from) {
    return watch("a", "", from);
  }

  default RecordingWatcher watch(String key, String end, long from) {
    RecordingWatcher watcher = new RecordingWatcher();
    store().watch(new WatchRequest(utf8(key), end == null ? null : utf8(end), from), watcher);
    return watcher;
  }

  default void heard(RecordingWatcher watcher, long revision) {
    loop().awaitUntil(() -> watcher.revision() >= revision);
  }

  default LeaseResult grant(long id, long ttlSeconds) {
    return loop().await(store().grantLease(id, ttlSeconds));
  }

  default LeaseResult revoke(long id) {
    return loop().await(store().revokeLease(id));
  }

  default LeaseResult lease(long id) {
    return loop().await(store().lease(id));
  }
}
