package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.WatchRequest;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store with somebody who takes notes before it: one client's calls of one member. */
public final class RecordedStore implements Store {
  private final Store store;
  private final History history;
  private final String client;
  private final String member;

  public RecordedStore(Store store, History history, String client, String member) {
    this.store = store;
    this.history = history;
    this.client = client;
    this.member = member;
  }

  @Override
  public CompletionStage<RangeResult> range(RangeRequest request) {
    return noted(new Request.Read(request), () -> store.range(request), Outcome.Ranged::new);
  }

  @Override
  public CompletionStage<TxnResult> txn(Txn txn) {
    return noted(new Request.Transact(txn), () -> store.txn(txn), Outcome.Transacted::new);
  }

  @Override
  public CompletionStage<Long> revision() {
    return noted(new Request.ReadRevision(), store::revision, Outcome.Newest::new);
  }

  @Override
  public CompletionStage<CompactResult> compact(long revision) {
    return noted(new Request.Compact(revision), () -> store.compact(revision), Outcome.Compacted::new);
  }

  @Override
  public CompletionStage<LeaseResult> grantLease(long id, long ttlSeconds) {
    return noted(new Request.GrantLease(id, ttlSeconds), () -> store.grantLease(id, ttlSeconds), Outcome.Leased::new);
  }

  @Override
  public CompletionStage<LeaseResult> revokeLease(long id) {
    return noted(new Request.RevokeLease(id), () -> store.revokeLease(id), Outcome.Leased::new);
  }

  @Override
  public CompletionStage<LeaseResult> keepLeaseAlive(long id) {
    return noted(new Request.KeepLeaseAlive(id), () -> store.keepLeaseAlive(id), Outcome.Leased::new);
  }

  @Override
  public CompletionStage<LeaseResult> lease(long id) {
    return noted(new Request.ReadLease(id), () -> store.lease(id), Outcome.Leased::new);
  }

  @Override
  public CompletionStage<List<Long>> leases() {
    return noted(new Request.ListLeases(), store::leases, Outcome.LeaseIds::new);
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    RecordedWatch notes = history.openWatch(client, member, request);
    Watch watch = store.watch(request, new NotingWatcher(notes, watcher));
    return new Watch() {
      @Override
      public void cancel() {
        watch.cancel();
        history.ended(notes);
      }

      @Override
      public void requestProgress() {
        watch.requestProgress();
      }
    };
  }

  private <R> CompletionStage<R> noted(Request request, Supplier<CompletionStage<R>> call, Function<R, Outcome> outcome) {
    int number = history.begin(client, member, request);
    return call.get().whenComplete((result, failure) ->
        history.complete(number, failure == null ? outcome.apply(result) : failed(failure)));
  }

  private static Outcome failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    if (!(cause instanceof StoreUnavailable unavailable)) return new Outcome.Broken(String.valueOf(cause));
    return unavailable.refused() ? new Outcome.NotTaken(unavailable.getMessage()) : new Outcome.Unknown(unavailable.getMessage());
  }

  /** Notes first, so that what the watcher does about it comes after it. */
  private final class NotingWatcher implements Watcher {
    private final RecordedWatch notes;
    private final Watcher watcher;

    private NotingWatcher(RecordedWatch notes, Watcher watcher) {
      this.notes = notes;
      this.watcher = watcher;
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      history.heardEvents(notes, events, revision);
      watcher.onEvents(events, revision);
    }

    @Override
    public void onProgress(long revision) {
      history.heardProgress(notes, revision);
      watcher.onProgress(revision);
    }

    @Override
    public void onCompacted(long compactRevision) {
      history.heardCompacted(notes, compactRevision);
      watcher.onCompacted(compactRevision);
    }

    @Override
    public void onClosed(String reason) {
      history.heardClosed(notes, reason);
      watcher.onClosed(reason);
    }
  }
}
