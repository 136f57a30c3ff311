package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import java.util.Locale;

/** One line of a comparison. CPU is that of the store's processes. */
record Measured(String name, double perSecond, double p50Millis, double p99Millis, double cpuMillis) {
  private static final double NANOS = 1e9;
  private static final double MILLION = 1e6;

  static Measured puts(String name, BareStore store, Load load, Cpu cpu) {
    Puts.run(store.store(), store.loop(), load, load.warmUpTime());
    long began = System.nanoTime();
    long cpuBegan = cpu.nanos();
    Latencies latencies = Puts.run(store.store(), store.loop(), load, load.time());
    double seconds = (System.nanoTime() - began) / NANOS;
    double cpuMillis = (cpu.nanos() - cpuBegan) / MILLION / latencies.count();
    return new Measured(name, latencies.count() / seconds, latencies.millis(0.5), latencies.millis(0.99), cpuMillis);
  }

  /** Which load the machine was under shows beside it, because it decides what the figures are worth. */
  Measured print() {
    System.out.printf(Locale.ROOT, "%-28s %,9.0f/s   p50 %8.2f ms   p99 %8.2f ms   %7.4f CPU-ms each   (machine's load %.1f)%n",
        name, perSecond, p50Millis, p99Millis, cpuMillis, Cpu.SYSTEM.getSystemLoadAverage());
    return this;
  }

  static void printRatio(Measured ours, Measured peer) {
    System.out.printf(Locale.ROOT, "ours / etcd: rate %.2f, p99 %.2f, CPU each %.2f%n",
        ours.perSecond / peer.perSecond, ours.p99Millis / peer.p99Millis, ours.cpuMillis / peer.cpuMillis);
  }
}
