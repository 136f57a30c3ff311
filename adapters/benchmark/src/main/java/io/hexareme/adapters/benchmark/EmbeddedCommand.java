package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The store in this process over files, beside one etcd behind its API. */
@Command(name = "embedded", description = "One durable member in this process, beside one etcd.")
final class EmbeddedCommand implements Callable<Integer> {
  @Mixin
  private Load load;

  @Override
  public Integer call() {
    for (int turn = 0; turn < load.turns; turn++) {
      Measured etcd = Peers.etcd(load, 1);
      Measured ours = ours();
      Measured.printRatio(ours, etcd);
    }
    return 0;
  }

  private Measured ours() {
    Path data = Folder.fresh(load.directory, "embedded");
    try (BareStore store = BareStore.open(new StoreChoice.Files(), Optional.of(data), Throwable::printStackTrace)) {
      return Measured.puts("ours, embedded", store, load, Cpu.ofThisProcess()).print();
    } finally {
      Folder.delete(data);
    }
  }
}
