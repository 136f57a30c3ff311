package io.hexareme.adapters.etcdclient;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A client of some endpoints, and short words to use it with. */
final class EtcdFixture implements AutoCloseable {
  /** Quick to give up, because here that is what is waited for. */
  private static final Duration READ = Duration.ofMillis(700);

  private static final Duration WRITE = Duration.ofSeconds(2);

  final ManualLoop loop = new ManualLoop();
  final Vertx vertx = Vertx.vertx();
  final EtcdStore store;

  EtcdFixture(URI... endpoints) {
    this(new EtcdConfig(List.of(endpoints), null, READ, READ, WRITE, Duration.ofSeconds(1), Duration.ofMillis(300)));
  }

  EtcdFixture(EtcdConfig config) {
    store = new EtcdStore(vertx, loop, config);
  }

  static Txn put(String key, String value) {
    return new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8(key), Bytes.utf8(value), 0)), List.of());
  }

  long write(String key, String value) {
    return ((TxnResult.Done) loop.await(store.txn(put(key, value)))).revision();
  }

  /** Writes until it is done; what is unknown is looked up. */
  long writeSurely(String key, String value) {
    while (true) {
      try {
        return write(key, value);
      } catch (StoreUnavailable e) {
        if (!e.refused() && value.equals(readSurely(key))) return loop.await(store.revision());
      }
    }
  }

  String read(String key) {
    RangeResult.Pairs pairs = (RangeResult.Pairs) loop.await(store.range(RangeRequest.of(Bytes.utf8(key))));
    return pairs.pairs().isEmpty() ? null : pairs.pairs().getFirst().value().utf8();
  }

  String readSurely(String key) {
    while (true) {
      try {
        return read(key);
      } catch (StoreUnavailable e) {
        // again
      }
    }
  }

  RecordingWatcher watch(String prefix, long from) {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(Bytes.utf8(prefix), Bytes.utf8(prefix).prefixEnd(), from), watcher);
    return watcher;
  }

  void heard(RecordingWatcher watcher, long revision) {
    loop.awaitUntil(() -> watcher.revision() >= revision);
  }

  StoreUnavailable failure(CompletionStage<?> stage) {
    try {
      Object answer = loop.await(stage);
      throw new AssertionError("answered with " + answer);
    } catch (StoreUnavailable e) {
      return e;
    }
  }

  @Override
  public void close() {
    store.close();
    vertx.close().await();
  }
}
