package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store that takes on one call at a time, each for so long, in the order of the calls: a machine of limited strength, in virtual time. */
public final class BusyStore implements Store {
  private final Store store;
  private final Loop loop;
  private Duration each = Duration.ZERO;
  private long free;

  /** As quick as {@code store} until it is told otherwise. */
  public BusyStore(Store store, Loop loop) {
    this.store = store;
    this.loop = loop;
  }

  /** From now on a call takes that long; zero for no time at all. */
  public BusyStore taking(Duration eachCall) {
    each = eachCall;
    return this;
  }

  private <T> CompletionStage<T> inTurn(Supplier<CompletionStage<T>> call) {
    long now = loop.nanos();
    if (each.isZero() && free <= now) {
      return call.get();
    }
    free = Math.max(free, now) + each.toNanos();
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.after(Duration.ofNanos(free - now), () -> call.get().whenComplete((value, failure) -> {
      if (failure == null) {
        answer.complete(value);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    return answer;
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return inTurn(() -> store.range(request));
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return inTurn(() -> store.txn(txn));
  }

  @Override
  public CompletionStage<Long> revision() {
    return inTurn(store::revision);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return inTurn(() -> store.compact(revision));
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    return store.watch(request, watcher);
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return inTurn(() -> store.grantLease(id, ttlSeconds));
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return inTurn(() -> store.revokeLease(id));
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return inTurn(() -> store.keepLeaseAlive(id));
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return inTurn(() -> store.lease(id));
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return inTurn(store::leases);
  }
}
