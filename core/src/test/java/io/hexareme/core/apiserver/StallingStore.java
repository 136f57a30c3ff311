package io.hexareme.core.apiserver;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store that answers, or does not: then what is asked is not even taken on. */
public final class StallingStore implements Store, StoreHealth {
  private final Store store;
  private boolean stalled;
  private boolean writesStalled;
  private Report report = Report.WELL;

  StallingStore(Store store) {
    this.store = store;
  }

  /** It answers nothing any more, and says why. */
  public void stall(State state, String... causes) {
    stalled = true;
    is(state, causes);
  }

  /** It reads, and answers no write. */
  public void stallWrites(State state, String... causes) {
    writesStalled = true;
    is(state, causes);
  }

  /** It answers, and this is how it is. */
  public void is(State state, String... causes) {
    report = new Report(state, List.of(causes));
  }

  public void recover() {
    stalled = false;
    writesStalled = false;
    report = Report.WELL;
  }

  @Override
  public Report report() {
    return report;
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return unlessStalled(() -> store.range(request));
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return writesStalled ? new CompletableFuture<>() : unlessStalled(() -> store.txn(txn));
  }

  @Override
  public CompletionStage<Long> revision() {
    return unlessStalled(store::revision);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    return store.watch(request, watcher);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return unlessStalled(() -> store.compact(revision));
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return unlessStalled(() -> store.grantLease(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return unlessStalled(() -> store.revokeLease(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return unlessStalled(() -> store.keepLeaseAlive(id));
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return unlessStalled(() -> store.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return unlessStalled(store::leases);
  }

  private <T> CompletionStage<T> unlessStalled(Supplier<CompletionStage<T>> call) {
    return stalled ? new CompletableFuture<>() : call.get();
  }
}
