package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** The one place where a choice of store becomes a store. */
final class StorePlaces extends AbstractModule {
  private final ClusterSettings settings;
  private final Vertx vertx;

  StorePlaces(ClusterSettings settings, Vertx vertx) {
    this.settings = settings;
    this.vertx = vertx;
  }

  @Provides
  @Singleton
  StorePlace place(World world, ControlPlaneLoops loops, Metrics metrics) {
    Loop server = loops.server();
    return switch (settings.store()) {
      case StoreChoice.Memory memory -> new SingleMember(new MemoryLogStorage(server), server, metrics);
      case StoreChoice.Files files -> new SingleMember(FileLogStorage.open(directory(), server, metrics), server, metrics);
      case StoreChoice.Raft raft -> new MembersInProcess(raft.members(), world, server, metrics, (name, loop) -> settings.data().isPresent()
          ? FileLogStorage.open(directory().resolve(name), loop, new NamedMetrics(metrics, "member", name))
          : new MemoryLogStorage(loop));
      case StoreChoice.Etcd etcd -> new RemoteMembers(vertx, server, etcd);
    };
  }

  private Path directory() {
    return settings.data().orElseThrow(() -> new IllegalStateException("a store in files needs a data directory")).resolve("store");
  }
}
