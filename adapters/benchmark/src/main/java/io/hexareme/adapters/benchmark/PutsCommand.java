package io.hexareme.adapters.benchmark;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Durable puts at one etcd, then at one of ours, turn by turn. */
abstract class PutsCommand implements Callable<Integer> {
  @Mixin
  private Load load;

  /** Measures ours under that load, and prints it. */
  abstract Measured ours(Load load);

  @Override
  public final Integer call() {
    for (int turn = 0; turn < load.turns; turn++) {
      Measured etcd = Peers.etcd(load, 1);
      Measured ours = ours(load);
      Measured.printRatio(ours, etcd);
    }
    return 0;
  }
}
