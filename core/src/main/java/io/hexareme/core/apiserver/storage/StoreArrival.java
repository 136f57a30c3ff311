package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for a store that has just been started and has no leader yet, as a server and its store are often started together. */
public final class StoreArrival {
  static final Duration AGAIN = Duration.ofMillis(100);
  /** Longer than an election takes on the slowest disk that is any use. */
  static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Store store;
  private final Loop loop;

  public StoreArrival(Store store, Loop loop) {
    this.store = store;
    this.loop = loop;
  }

  /** Completes when the store has answered; fails as the store does when it goes on refusing, or fails in another way. */
  public CompletionStage<Void> awaited() {
    CompletableFuture<Void> arrived = new CompletableFuture<>();
    ask(arrived, loop.nanos() + PATIENCE.toNanos());
    return arrived;
  }

  private void ask(CompletableFuture<Void> arrived, long deadline) {
    store.revision().whenComplete((revision, failure) -> {
      if (failure == null) {
        arrived.complete(null);
      } else if (isRefusal(failure) && loop.nanos() < deadline) {
        loop.after(AGAIN, () -> ask(arrived, deadline));
      } else {
        arrived.completeExceptionally(failure);
      }
    });
  }

  private static boolean isRefusal(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof StoreUnavailable unavailable && unavailable.refused();
  }
}
