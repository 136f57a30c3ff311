package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A store that nobody is served from, in virtual time in the caller's thread: to look at what a log holds. */
final class OfflineStore implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SimulatedWorld world;
  private final EmbeddedStore store;

  private OfflineStore(Function<Loop, EmbeddedStore> opened) {
    this(new SimulatedWorld(0), opened);
  }

  private OfflineStore(SimulatedWorld world, Function<Loop, EmbeddedStore> opened) {
    this.world = world;
    store = opened.apply(world.loop("store"));
    long alone = MemberConfig.alone().self().id();
    if (await(store.membership().members(true)).stream().allMatch(member -> member.id() == alone)) {
      await(store.revision()); // of a group nobody can say more than what this member knew to be agreed
    }
  }

  /** @throws io.hexareme.ports.log.LogFailure when the log cannot be read, or somebody else has it */
  static OfflineStore open(LogPlace log) {
    return new OfflineStore(loop -> EmbeddedStore.open(log.open(loop), loop, StoreConfig.DEFAULT, OfflineStore::failed));
  }

  /** The same on a new log, which has what the image shows from then on. */
  static OfflineStore restored(StoreImage image, LogPlace log) {
    return new OfflineStore(loop -> EmbeddedStore.restore(image, log.open(loop), loop, StoreConfig.DEFAULT, OfflineStore::failed));
  }

  /** The same of a founding member of a new group, which is never heard from here. */
  static OfflineStore restored(StoreImage image, MemberConfig member, LogPlace log) {
    SimulatedWorld world = new SimulatedWorld(0);
    return new OfflineStore(world, loop -> EmbeddedStore.restore(image, member, StoreConfig.DEFAULT, new LogPorts(
        log.open(loop), new PeersInProcess().of(member.raft().id(), loop), loop, world.randomness(), NoMetrics.NONE), OfflineStore::failed));
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
