package io.hexareme.adapters.assembly.etcd;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.etcdserver.EtcdServer;
import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Our server over an embedded store in memory, listening on a free loopback port. */
final class OurMember implements EtcdEndpoint {
  private final Vertx vertx = Vertx.vertx();
  private final VertxLoop loop = VertxLoop.on(vertx, Throwable::printStackTrace);
  private final EmbeddedStore store;
  private final LoneMember member;
  private final EtcdServer server;
  private final URI url;

  OurMember() {
    this(EtcdServerOptions.listeningOn(URI.create("http://127.0.0.1:0")));
  }

  OurMember(EtcdServerOptions options) {
    store = on(() -> EmbeddedStore.open(new MemoryLogStorage(loop), loop, StoreConfig.DEFAULT, Throwable::printStackTrace));
    member = new LoneMember(store);
    server = new EtcdServer(vertx, loop, store, member, member, new EtcdSnapshotFormat(), options);
    url = await(server.start().toCompletableFuture()).getFirst();
  }

  @Override
  public String url() {
    return url.toString();
  }

  @Override
  public String toString() {
    return "ours";
  }

  Vertx vertx() {
    return vertx;
  }

  EmbeddedStore store() {
    return store;
  }

  EtcdServer server() {
    return server;
  }

  LoneMember member() {
    return member;
  }

  @Override
  public void close() {
    await(server.close().toCompletableFuture());
    on(() -> {
      store.close();
      return null;
    });
    await(vertx.close().toCompletionStage().toCompletableFuture());
  }

  /** Runs on the store's loop. */
  <T> T on(Supplier<T> task) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        done.complete(task.get());
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    });
    return await(done);
  }

  private static <T> T await(CompletableFuture<T> stage) {
    return stage.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
