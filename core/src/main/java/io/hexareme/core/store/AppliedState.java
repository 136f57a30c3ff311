package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.core.store.log.Applier;
import io.hexareme.core.store.mvcc.Applied;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.core.store.watch.WatchHub;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The state machine and what follows from each of its steps, in this order: the lease clocks, the watchers, the answer to whoever
 * asked.
 */
final class AppliedState implements Applier<Pending<?>> {
  private final Loop loop;
  private final WatchHub watches;
  private final LeaseDeadlines deadlines;
  private final Consumer<Throwable> onFailure;
  private Mvcc state = new Mvcc();
  private boolean serving;
  private boolean closing;
  private StoreUnavailable unavailable;

  AppliedState(Loop loop, LongConsumer expired, Consumer<Throwable> onFailure) {
    this.loop = loop;
    this.watches = new WatchHub(loop);
    this.deadlines = new LeaseDeadlines(loop, expired);
    this.onFailure = onFailure;
  }

  Mvcc state() {
    return state;
  }

  /** Why nothing can be answered; null while all is well. */
  StoreUnavailable unavailable() {
    return unavailable;
  }

  /** The log is replayed: from here on time counts. Timers are the loop's own, so they are set in one of its turns. */
  void serve() {
    serving = true;
    loop.execute(() -> {
      if (unavailable == null) state.leaseIds().forEach(id -> follow(state.lease(id)));
    });
  }

  void closing() {
    closing = true;
  }

  @Override
  public void restore(List<Bytes> snapshot) {
    state = Mvcc.restore(snapshot);
  }

  @Override
  public Iterable<Bytes> snapshot() {
    return state.snapshot();
  }

  @Override
  public void apply(long index, Bytes bytes, Pending<?> pending) {
    if (pending != null) {
      apply(pending);
      return;
    }
    try {
      perform(CommandCodec.decode(bytes));
    } catch (IllegalStateException e) {
      throw new IllegalStateException("entry " + index + " of the log cannot be applied: " + e.getMessage(), e);
    }
  }

  private <R> void apply(Pending<R> pending) {
    pending.answer().complete(perform(pending.command()));
  }

  private <R> R perform(Command<R> command) {
    if (command instanceof Command.Compact) watches.beforeCompaction(state);
    Applied<R> step = state.apply(command);
    if (!serving) return step.result();
    if (command instanceof Command.Compact) watches.progress(state);
    if (step.result() instanceof LeaseResult lease) follow(lease);
    if (!step.events().isEmpty()) watches.publish(state, step.events());
    return step.result();
  }

  /** A lease that has time starts it anew (granted, kept alive, not expired after all); one without has ended. */
  private void follow(LeaseResult result) {
    switch (result) {
      case LeaseResult.Lease lease when lease.remainingSeconds() > 0 -> deadlines.start(lease.id(), lease.ttlSeconds());
      case LeaseResult.Lease lease -> deadlines.forget(lease.id());
      case LeaseResult.NotFound gone -> deadlines.forget(gone.id());
      case LeaseResult.Exists exists -> {}
    }
  }

  LeaseResult lease(long id) {
    return switch (state.lease(id)) {
      case LeaseResult.Lease lease ->
          new LeaseResult.Lease(id, lease.ttlSeconds(), deadlines.remainingSeconds(id), lease.keys());
      case LeaseResult.NotFound gone -> gone;
      case LeaseResult.Exists exists -> exists;
    };
  }

  Watch watch(WatchRequest request, Watcher watcher) {
    if (unavailable == null) return watches.open(state, request, watcher);
    boolean[] cancelled = {false};
    loop.execute(() -> {
      if (!cancelled[0]) watcher.onClosed(unavailable.getMessage());
    });
    return new Watch() {
      @Override
      public void cancel() {
        cancelled[0] = true;
      }

      @Override
      public void requestProgress() {} // it hears of its end instead
    };
  }

  @Override
  public void abandon(Pending<?> pending, Throwable cause) {
    if (pending != null) pending.answer().completeExceptionally(unavailable);
  }

  @Override
  public void failed(Throwable cause) {
    String what = closing ? "the store is closed" : "the store's log has failed: " + cause.getMessage();
    unavailable = new StoreUnavailable(what, cause);
    deadlines.close();
    watches.close(what);
    if (!closing) onFailure.accept(cause);
  }
}
