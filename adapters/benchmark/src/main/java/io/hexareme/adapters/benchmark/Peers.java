package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.RealEtcd;
import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What ours is measured beside, and how it is reached. */
final class Peers {
  private static final int ATTEMPTS = 500;

  private Peers() {}

  /** That many etcds under the load. */
  static Measured etcd(Load load, int members) {
    Path data = Folder.fresh(load.directory, "etcd");
    try (RealEtcd etcd = RealEtcd.start(data, members); BareStore client = client(etcd.endpoints())) {
      awaitWritable(client);
      return Measured.puts(members == 1 ? "etcd" : members + " etcds", client, load, Cpu.of(etcd.members())).print();
    } finally {
      Folder.delete(data);
    }
  }

  /** Our client of etcd's API. */
  static BareStore client(List<URI> endpoints) {
    return BareStore.open(new StoreChoice.Etcd(endpoints, Optional.empty()), Optional.empty(), Throwable::printStackTrace);
  }

  /** Returns when a read that must be the newest is answered. */
  static void awaitWritable(BareStore store) {
    for (int attempt = 0; ; attempt++) {
      CompletableFuture<Long> answer = new CompletableFuture<>();
      store.loop().execute(() -> store.store().revision().whenComplete((revision, failure) -> {
        if (failure == null) {
          answer.complete(revision);
        } else {
          answer.completeExceptionally(failure);
        }
      }));
      try {
        answer.join();
        return;
      } catch (CompletionException notYet) {
        if (attempt == ATTEMPTS) {
          throw notYet;
        }
        Pause.millis(20);
      }
    }
  }
}
