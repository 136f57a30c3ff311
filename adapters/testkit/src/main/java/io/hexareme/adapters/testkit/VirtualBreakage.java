package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.assembly.SimulatedMembers;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.testkit.bridge.Helm;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Breaks a simulated cluster. */
final class VirtualBreakage implements Breakage {
  private final Helm helm;
  private final Supplier<SimulatedCluster> parts;
  private final Machines machines;
  private final Consumer<String> chronicle;

  VirtualBreakage(Helm helm, Supplier<SimulatedCluster> parts, Machines machines, Consumer<String> chronicle) {
    this.helm = helm;
    this.parts = parts;
    this.machines = machines;
    this.chronicle = chronicle;
  }

  private void steer(Consumer<SimulatedCluster> deed) {
    helm.steer(() -> {
      deed.accept(parts.get());
      return null;
    });
  }

  @Override
  public void befall(ApiFault fault) {
    steer(cluster -> cluster.befall(fault));
  }

  @Override
  public void endRequestFaults() {
    steer(SimulatedCluster::endApiFaults);
  }

  @Override
  public void cutOffNode(String node, boolean off) {
    steer(cluster -> {
      List.of("kubelet-" + known(node), "proxy-" + node)
          .forEach(client -> cluster.wire().servers().forEach(server -> cluster.wire().path(client, server).cut(off)));
      cluster.nodes().cutOff(node, off);
    });
  }

  @Override
  public void powerNode(String node, boolean on) {
    steer(cluster -> {
      SimulatedProcess machine = cluster.process(known(node));
      if (on) {
        machine.start();
      } else {
        machine.crash();
      }
    });
  }

  private String known(String node) {
    if (!machines.nodes().contains(node)) {
      throw new IllegalArgumentException("there is no node " + node + " but " + String.join(", ", machines.nodes()));
    }
    return node;
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
    steer(cluster -> {
      SimulatedMembers members = members(cluster, member);
      members.haltDisk(member);
      cluster.world().loop("faults").after(span, () -> members.resumeDisk(member));
    });
  }

  @Override
  public void cutOffMember(int member, boolean off) {
    steer(cluster -> {
      SimulatedMembers members = members(cluster, member);
      for (int other = 1; other <= members.count(); other++) {
        if (other != member) {
          members.network().link(members.id(member), members.id(other)).cut(off);
          members.network().link(members.id(other), members.id(member)).cut(off);
        }
      }
    });
  }

  private static SimulatedMembers members(SimulatedCluster cluster, int member) {
    SimulatedMembers members = cluster.members();
    if (member < 1 || member > members.count()) {
      throw new IllegalArgumentException("the store has members 1 to " + members.count() + ", and no " + member);
    }
    return members;
  }

  @Override
  public void compactNow() {
    steer(SimulatedCluster::compact);
  }

  @Override
  public void hangWebhook(String place, boolean on) {
    steer(cluster -> cluster.hangWebhook(place, on));
  }

  @Override
  public void tell(String words) {
    chronicle.accept(words);
  }
}
