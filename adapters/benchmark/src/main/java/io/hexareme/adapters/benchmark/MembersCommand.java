package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Three members in this process, each with a loop and files of its own, beside three etcd processes. */
@Command(name = "members", description = "Three durable members in this process, beside three etcds.")
final class MembersCommand implements Callable<Integer> {
  private static final int MEMBERS = 3;

  @Mixin
  private Load load;

  @Override
  public Integer call() {
    for (int turn = 0; turn < load.turns; turn++) {
      Measured etcd = Peers.etcd(load, MEMBERS);
      Measured ours = ours();
      Measured.printRatio(ours, etcd);
    }
    return 0;
  }

  private Measured ours() {
    Path data = Folder.fresh(load.directory, "members");
    try (BareStore store = BareStore.open(new StoreChoice.Raft(MEMBERS), Optional.of(data), Throwable::printStackTrace)) {
      Peers.awaitWritable(store);
      return Measured.puts("ours, three members", store, load, Cpu.ofThisProcess()).print();
    } finally {
      Folder.delete(data);
    }
  }
}
