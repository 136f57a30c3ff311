package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.RealEtcd;
import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From the start of the process to the first answer to a read that must be the newest, with the same content on the disk. */
@Command(name = "recovery", description = "Start of a process on a large data directory to its first answer, beside etcd.")
final class RecoveryCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Mixin
  private Load load;

  @Override
  public Integer call() {
    Path ours = Folder.fresh(load.directory, "recovery");
    Path etcd = Folder.fresh(load.directory, "recovery-etcd");
    try (BareStore store = BareStore.open(new StoreChoice.Files(), Optional.of(ours), Throwable::printStackTrace)) {
      Filling.fill(store, load);
    }
    try (RealEtcd filled = RealEtcd.start(etcd, 1); BareStore client = Peers.client(filled.endpoints())) {
      Peers.awaitWritable(client);
      Filling.fill(client, load);
    }
    for (int turn = 0; turn < load.turns; turn++) {
      print("etcd", etcdStart(etcd));
      print("ours", ourStart(ours));
    }
    Folder.delete(ours);
    Folder.delete(etcd);
    return 0;
  }

  private void print(String name, long nanos) {
    System.out.printf(Locale.ROOT, "%-5s %,d keys of %d bytes: %.2f s from the start of the process to the first answer (machine's load %.1f)%n",
        name, load.keys, load.value, nanos / NANOS, Cpu.SYSTEM.getSystemLoadAverage());
  }

  private static long ourStart(Path data) {
    long began = System.nanoTime();
    try (OurProcess member = OurProcess.start(data); BareStore client = Peers.client(List.of(member.endpoint()))) {
      Peers.awaitWritable(client);
      return System.nanoTime() - began;
    }
  }

  private static long etcdStart(Path data) {
    long began = System.nanoTime();
    try (RealEtcd member = RealEtcd.start(data, 1); BareStore client = Peers.client(member.endpoints())) {
      Peers.awaitWritable(client);
      return System.nanoTime() - began;
    }
  }
}
