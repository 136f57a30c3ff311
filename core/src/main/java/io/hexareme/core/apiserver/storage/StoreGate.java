package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The one way from the API server to its store: what passes is timed ({@link StoreTimings}) and not waited for without end
 * ({@link Patience}). The end of a watch is told a moment later, so that nobody who watches again at once turns in circles around a
 * store that ends all watches.
 */
public final class StoreGate implements Store {
  static final Duration MOMENT = Duration.ofMillis(100);

  private final Store store;
  private final Loop loop;
  private final Patience patience;
  private final StoreTimings timings;

  /** @param resources the kinds that figures are told apart by */
  public StoreGate(Store store, Loop loop, StoreHealth health, Metrics metrics, List<GroupResource> resources) {
    this.store = store;
    this.loop = loop;
    this.patience = new Patience(loop, health);
    this.timings = new StoreTimings(metrics, loop, resources);
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    long since = loop.nanos();
    String operation = request.end() == null ? "get" : "list";
    return timings.timed(operation, request.key(), patience.bound(store.range(request), false), since);
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    long since = loop.nanos();
    return timings.timed(StoreTimings.operation(txn), StoreTimings.key(txn), patience.bound(store.txn(txn), true), since);
  }

  @Override
  public CompletionStage<Long> revision() {
    long since = loop.nanos();
    return timings.timed("revision", Bytes.EMPTY, patience.bound(store.revision(), false), since);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    long since = loop.nanos();
    return timings.timed("compact", Bytes.EMPTY, patience.bound(store.compact(revision), true), since);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    return store.watch(request, new Watcher() {
      @Override
      public void onEvents(List<StoreEvent> events, long revision) {
        watcher.onEvents(events, revision);
      }

      @Override
      public void onProgress(long revision) {
        watcher.onProgress(revision);
      }

      @Override
      public void onCompacted(long compactRevision) {
        watcher.onCompacted(compactRevision);
      }

      @Override
      public void onClosed(String reason) {
        loop.after(MOMENT, () -> watcher.onClosed(reason));
      }
    });
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return patience.bound(store.grantLease(id, ttlSeconds), true);
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return patience.bound(store.revokeLease(id), true);
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return patience.bound(store.keepLeaseAlive(id), true);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return patience.bound(store.lease(id), false);
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return patience.bound(store.leases(), false);
  }
}
