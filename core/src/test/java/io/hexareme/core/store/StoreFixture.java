package io.hexareme.core.store;

import io.hexareme.core.store.log.LogConfig;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An embedded store on a scripted disk, and short words to use it with. */
final class StoreFixture {
  final ScriptedLog log = new ScriptedLog();
  final List<Throwable> failures = new ArrayList<>();
  private final StoreConfig config;
  ManualLoop loop = new ManualLoop();
  EmbeddedStore store;

  StoreFixture(int snapshotEntries) {
    this(snapshotEntries, 0);
  }

  StoreFixture(int snapshotEntries, int snapshotPercent) {
    LogConfig log = LogConfig.DEFAULT.snapshotsAfter(snapshotEntries, 1 << 20);
    config = StoreConfig.DEFAULT.with(new LogConfig(
        1 << 20, log.snapshotEntries(), log.snapshotBytes(), snapshotPercent, log.keptEntries(), log.tick(), log.leaderless(), log.patience()));
    start();
  }

  private void start() {
    store = EmbeddedStore.open(log.on(loop), loop, config, failures::add);
    loop.runAll();
    log.batches.clear(); // the member's election of itself
  }

  /** The process dies and another one starts on the same disk. */
  void restart() {
    loop = new ManualLoop();
    start();
  }

  static Txn put(String key, String value) {
    return put(key, value, 0);
  }

  static Txn put(String key, String value, long lease) {
    return new Txn(List.of(), List.of(new Op.Put(Bytes.utf8(key), Bytes.utf8(value), lease)), List.of());
  }

  static Txn delete(String key) {
    return new Txn(List.of(), List.of(new Op.Delete(Bytes.utf8(key), null)), List.of());
  }

  CompletableFuture<TxnResult> begin(Txn txn) {
    return store.txn(txn).toCompletableFuture();
  }

  long write(String key, String value) {
    return ((TxnResult.Done) loop.await(begin(put(key, value)))).revision();
  }

  List<String> keys() {
    RangeRequest all = new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false);
    return ((RangeResult.Pairs) loop.await(store.range(all))).pairs().stream().map(pair -> pair.key().utf8()).toList();
  }

  RecordingWatcher watch(long from) {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, from), watcher);
    return watcher;
  }

  void grant(long id, long ttlSeconds) {
    loop.await(store.grantLease(id, ttlSeconds));
  }

  LeaseResult lease(long id) {
    return loop.await(store.lease(id));
  }
}
