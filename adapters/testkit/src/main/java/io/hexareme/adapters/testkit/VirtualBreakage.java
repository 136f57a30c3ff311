package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.testkit.bridge.Helm;
import java.time.Duration;
import java.util.function.Supplier;

/** Breaks a simulated cluster. */
final class VirtualBreakage implements Breakage {
  private final Helm helm;
  private final Supplier<SimulatedCluster> parts;
  private final Machines machines;

  VirtualBreakage(Helm helm, Supplier<SimulatedCluster> parts, Machines machines) {
    this.helm = helm;
    this.parts = parts;
    this.machines = machines;
  }

  @Override
  public void befall(ApiFault fault) {
    throw new UnsupportedOperationException("requests cannot be befallen yet");
  }

  @Override
  public void endRequestFaults() {}

  @Override
  public void cutOffNode(String node, boolean off) {
    if (off) {
      throw new UnsupportedOperationException("nodes cannot be cut off yet");
    }
  }

  @Override
  public void powerNode(String node, boolean on) {
    if (!on) {
      throw new UnsupportedOperationException("nodes cannot lose power yet");
    }
  }

  @Override
  public void crash(String process) {
    machines.crash(process);
  }

  @Override
  public void start(String process) {
    machines.start(process);
  }

  @Override
  public void stallDisk(int member, Duration span) {
    helm.steer(() -> {
      parts.get().members().haltDisk(member);
      parts.get().world().loop("faults").after(span, () -> parts.get().members().resumeDisk(member));
      return null;
    });
  }

  @Override
  public void cutOffMember(int member, boolean off) {
    throw new UnsupportedOperationException("members cannot be cut off yet");
  }

  @Override
  public void compactNow() {
    throw new UnsupportedOperationException("compaction on demand is not there yet");
  }
}
