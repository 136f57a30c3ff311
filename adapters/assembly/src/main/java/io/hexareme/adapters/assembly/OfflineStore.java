package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A store that nobody is served from, in virtual time in the caller's thread: to look at what a log holds. */
final class OfflineStore implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SimulatedWorld world = new SimulatedWorld(0);
  private final EmbeddedStore store;

  private OfflineStore(Function<Loop, EmbeddedStore> opened) {
    store = opened.apply(world.loop("store"));
    await(store.revision());
  }

  /** @throws io.hexareme.ports.log.LogFailure when the log cannot be read, or somebody else has it */
  static OfflineStore open(LogPlace log) {
    return new OfflineStore(loop -> EmbeddedStore.open(log.open(loop), loop, StoreConfig.DEFAULT, OfflineStore::failed));
  }

  /** The same on a new log, which has what the image shows from then on. */
  static OfflineStore restored(StoreImage image, LogPlace log) {
    return new OfflineStore(loop -> EmbeddedStore.restore(image, log.open(loop), loop, StoreConfig.DEFAULT, OfflineStore::failed));
  }

  private static void failed(Throwable cause) {
    throw new IllegalStateException("the store failed", cause);
  }

  /** Everything in it, as it is. */
  StoreImage image() {
    return await(store.maintenance().image());
  }

  private <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!world.runUntil(future::isDone, PATIENCE)) {
      throw new IllegalStateException("the store did not answer");
    }
    return future.join();
  }

  @Override
  public void close() {
    store.close();
  }
}
