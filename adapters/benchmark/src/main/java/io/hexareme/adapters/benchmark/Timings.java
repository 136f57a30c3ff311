package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.Cpu;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How long the same thing took, again and again, on the wall clock and on this thread's processor. Of the first half nothing is told. */
final class Timings {
  private static final double MILLION = 1e6;

  private final String name;
  private final List<Double> wall = new ArrayList<>();
  private final List<Double> cpu = new ArrayList<>();
  private long unused;

  Timings(String name) {
    this.name = name;
  }

  /** @param deed its result only keeps it from being left out */
  void add(LongSupplier deed) {
    long began = System.nanoTime();
    long cpuBegan = cpuNanos();
    unused += deed.getAsLong();
    cpu.add((cpuNanos() - cpuBegan) / MILLION);
    wall.add((System.nanoTime() - began) / MILLION);
  }

  void print() {
    System.out.printf(Locale.ROOT, "%-58s wall p50 %8.2f ms, p90 %8.2f ms; CPU p50 %8.2f ms   (%d times, machine's load %.1f)%s%n", name,
        percentile(wall, 0.5), percentile(wall, 0.9), percentile(cpu, 0.5), wall.size() - wall.size() / 2,
        Cpu.SYSTEM.getSystemLoadAverage(), unused == Long.MIN_VALUE ? "!" : "");
  }

  static double cpuSeconds(Runnable deed) {
    long began = cpuNanos();
    deed.run();
    return (cpuNanos() - began) / MILLION / 1000;
  }

  private static double percentile(List<Double> all, double share) {
    List<Double> warm = all.subList(all.size() / 2, all.size()).stream().sorted().toList();
    return warm.get((int) (share * (warm.size() - 1)));
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
