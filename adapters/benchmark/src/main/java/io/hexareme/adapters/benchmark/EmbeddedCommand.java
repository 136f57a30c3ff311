package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The store in this process over files, beside one etcd behind its API. */
@Command(name = "embedded", description = "One durable member in this process, beside one etcd.")
final class EmbeddedCommand extends PutsCommand {
  @Override
  Measured ours(Load load) {
    Path data = Folder.fresh(load.directory, "embedded");
    try (BareStore store = BareStore.open(new StoreChoice.Files(), Optional.of(data), Throwable::printStackTrace)) {
      return Measured.puts("ours, embedded", store, load, Cpu.ofThisProcess()).print();
    } finally {
      Folder.delete(data);
    }
  }
}
