package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries calls from the caller's loop to that of a store, and answers and events back. */
final class CrossLoopStore extends CarriedStore {
  private static final String STOPPED = "the member is stopped";

  private final Supplier<? extends Store> target;
  private final Loop targetLoop;
  private final Loop callerLoop;

  /** @param target asked on its own loop at each call, because a member may be stopped and started; null while it is stopped */
  CrossLoopStore(Supplier<? extends Store> target, Loop targetLoop, Loop callerLoop) {
    this.target = target;
    this.targetLoop = targetLoop;
    this.callerLoop = callerLoop;
  }

  @Override
  public Watch watch(WatchRequest request, Watcher watcher) {
    CarriedWatch watch = new CarriedWatch(watcher);
    targetLoop.execute(() -> {
      Store store = target.get();
      if (store == null) {
        watch.onClosed(STOPPED);
      } else {
        watch.opened(store.watch(request, watch));
      }
    });
    return watch;
  }

  @Override
  <R> CompletionStage<R> carried(Function<Store, CompletionStage<R>> call) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    targetLoop.execute(() -> asked(call).whenComplete((result, failure) -> callerLoop.execute(() -> {
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    })));
    return answer;
  }

  private <R> CompletionStage<R> asked(Function<Store, CompletionStage<R>> call) {
    Store store = target.get();
    return store == null ? CompletableFuture.failedFuture(StoreUnavailable.refused(STOPPED)) : call.apply(store);
  }

  /** The caller's half ({@code cancelled}) lives on its loop, the store's half ({@code open}, {@code ended}) on the store's. */
  private final class CarriedWatch implements Watch, Watcher {
    private final Watcher watcher;
    private boolean cancelled;
    private Watch open;
    private boolean ended;

    private CarriedWatch(Watcher watcher) {
      this.watcher = watcher;
    }

    private void opened(Watch watch) {
      open = watch;
      if (ended) {
        watch.cancel();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      targetLoop.execute(() -> {
        ended = true;
        if (open != null) {
          open.cancel();
        }
      });
    }

    @Override
    public void requestProgress() {
      targetLoop.execute(() -> {
        if (open != null && !ended) {
          open.requestProgress();
        }
      });
    }

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      tell(() -> watcher.onEvents(events, revision));
    }

    @Override
    public void onProgress(long revision) {
      tell(() -> watcher.onProgress(revision));
    }

    @Override
    public void onCompacted(long compactRevision) {
      tell(() -> watcher.onCompacted(compactRevision));
    }

    @Override
    public void onClosed(String reason) {
      tell(() -> watcher.onClosed(reason));
    }

    private void tell(Runnable news) {
      callerLoop.execute(() -> {
        if (!cancelled) {
          news.run();
        }
      });
    }
  }
}
