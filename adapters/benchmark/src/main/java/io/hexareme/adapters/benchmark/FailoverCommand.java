package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.RealEtcd;
import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * How long nothing can be written after the leader of three members is gone without a word. Ours stops a member of this process; of etcd
 * the leader's process is killed. Each round has a new group.
 */
@Command(name = "failover", description = "Leader gone to next acknowledged write, three members, beside three etcds.")
final class FailoverCommand implements Callable<Integer> {
  private static final int MEMBERS = 3;
  /** One of etcd takes seconds. */
  private static final int ETCD_SHARE = 5;

  @Mixin
  private Load load;

  @Override
  public Integer call() {
    Latencies etcd = new Latencies();
    Latencies ours = new Latencies();
    for (int round = 0; round < load.rounds; round++) {
      if (round % ETCD_SHARE == 0) {
        etcd.add(etcdRound());
      }
      ours.add(ourRound());
    }
    print("etcd, its defaults", etcd);
    print("ours, as shipped", ours);
    return 0;
  }

  private static void print(String name, Latencies gaps) {
    System.out.printf(Locale.ROOT, "%-20s %3d leaders gone: next write after p50 %.0f ms, p99 %.0f ms, at most %.0f ms (machine's load %.1f)%n",
        name, gaps.count(), gaps.millis(0.5), gaps.millis(0.99), gaps.millis(1), Cpu.SYSTEM.getSystemLoadAverage());
  }

  private long ourRound() {
    Path data = Folder.fresh(load.directory, "failover");
    try (BareStore store = BareStore.open(new StoreChoice.Raft(MEMBERS), Optional.of(data), Throwable::printStackTrace)) {
      return Gap.measure(store, load, () -> stopLeader(store));
    } finally {
      Folder.delete(data);
    }
  }

  private static long stopLeader(BareStore store) {
    long now = System.nanoTime();
    if (!store.stopLeader()) {
      throw new IllegalStateException("no member leads");
    }
    return now;
  }

  private long etcdRound() {
    Path data = Folder.fresh(load.directory, "etcd");
    try (RealEtcd etcd = RealEtcd.start(data, MEMBERS); BareStore client = Peers.client(etcd.endpoints())) {
      return Gap.measure(client, load, etcd::killLeader);
    } finally {
      Folder.delete(data);
    }
  }
}
