package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.BusyStore;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A store to which an API server loses its watches, as over a connection that is cut: nothing more comes, until the end of it is noticed. All else
 * goes through.
 */
final class TroubledStore implements Store {
  private final BusyStore store;
  private final List<CutWatch> open = new ArrayList<>();

  /** @param loop where calls wait for their turn */
  TroubledStore(Store store, Loop loop) {
    this.store = new BusyStore(store, loop);
  }

  /** From now on it takes on one call at a time, each for so long. */
  void busy(Duration each) {
    store.taking(each);
  }

  /** From now on the watches that are open hear nothing. */
  void cutWatches() {
    open.forEach(watch -> watch.cut = true);
  }

  /** Whoever has a watch that was cut is told that it ended. */
  void noticeCuts() {
    List<CutWatch> cut = open.stream().filter(watch -> watch.cut).toList();
    open.removeAll(cut);
    cut.forEach(watch -> {
      watch.inner.cancel();
      watch.watcher.onClosed("connection reset");
    });
  }

  /** Events of a watch come in one piece with those that were on the way with them. */
  void batch(boolean together) {
    open.forEach(watch -> watch.batch(together));
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    CutWatch watch = new CutWatch(watcher);
    open.add(watch);
    watch.inner = store.watch(request, watch);
    return watch;
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return store.range(request);
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return store.txn(txn);
  }

  @Override
  public CompletionStage<Long> revision() {
    return store.revision();
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return store.compact(revision);
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return store.grantLease(id, ttlSeconds);
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return store.revokeLease(id);
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return store.keepLeaseAlive(id);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return store.lease(id);
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return store.leases();
  }

  /** A watch that may be cut, and may hold back what comes. */
  private static final class CutWatch implements Watch, Watcher {
    private final Watcher watcher;
    private final List<StoreEvent> held = new ArrayList<>();
    private Watch inner = new NoWatch();
    private boolean cut;
    private boolean holding;
    private long newest;

    CutWatch(Watcher watcher) {
      this.watcher = watcher;
    }

    private void batch(boolean together) {
      holding = together;
      if (!together && !held.isEmpty() && !cut) {
        List<StoreEvent> now = List.copyOf(held);
        held.clear();
        watcher.onEvents(now, newest);
      }
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      newest = revision;
      if (cut) return;
      if (holding) held.addAll(events);
      else watcher.onEvents(events, revision);
    }

    @Override
    public void onProgress(long revision) {
      if (!cut && !holding) watcher.onProgress(revision);
    }

    @Override
    public void onCompacted(long compactRevision) {
      if (!cut) watcher.onCompacted(compactRevision);
    }

    @Override
    public void onClosed(String reason) {
      if (!cut) watcher.onClosed(reason);
    }

    @Override
    public void cancel() {
      inner.cancel();
    }

    @Override
    public void requestProgress() {
      inner.requestProgress();
    }
  }

  /** Until the store has answered. */
  private static final class NoWatch implements Watch {
    @Override
    public void cancel() {}

    @Override
    public void requestProgress() {}
  }
}
