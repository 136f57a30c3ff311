package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.benchmark.peer.Cpu;
import java.util.Locale;

/** One measured row. CPU is that of the server's processes, its store's among them. */
record Figures(String what, double perSecond, double meanMillis, double cpuMillis) {

  Figures print(String who) {
    System.out.printf(Locale.ROOT, "%-16s %-34s %,10.0f/s   mean %9.2f ms   %8.4f CPU-ms each   (machine's load %.1f)%n",
        who, what, perSecond, meanMillis, cpuMillis, Cpu.SYSTEM.getSystemLoadAverage());
    return this;
  }

  static void printRatio(Figures ours, Figures peer) {
    System.out.printf(Locale.ROOT, "%-16s %-34s rate %.2f, CPU each %.2f%n", "ours / peer", ours.what, ours.perSecond / peer.perSecond,
        ours.cpuMillis / peer.cpuMillis);
  }
}
