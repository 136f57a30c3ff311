package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.ApiWire;
import io.hexareme.adapters.simulation.ClusterTargets;
import io.hexareme.adapters.simulation.FaultInjector;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Where faults strike a simulated cluster. */
final class ClusterFaults implements ClusterTargets {
  private final ClusterProcesses processes;
  private final ApiClient admin;
  private final Loop supervisor;

  private ClusterFaults(ClusterProcesses processes, ApiClient admin, Loop supervisor) {
    this.processes = processes;
    this.admin = admin;
    this.supervisor = supervisor;
  }

  /** @param admin who deletes Nodes */
  static FaultInjector injector(SimulatedWorld world, ClusterProcesses processes, ApiClient admin) {
    Map<String, FaultInjector.Machine> machines = new TreeMap<>();
    processes.all().forEach((name, process) -> machines.put(name, FaultInjector.Machine.of(process)));
    processes.members().ifPresent(members -> members.machines().forEach((id, machine) -> {
      machines.put(id, machine);
      machines.put(machine.process().name(), machine);
    }));
    return new FaultInjector(world, processes.members().map(SimulatedMembers::network).orElse(null), machines,
        new ClusterFaults(processes, admin, world.loop("fault supervisor")));
  }

  @Override
  public ApiWire wire() {
    return processes.wire();
  }

  @Override
  public void befall(ApiFault fault) {
    processes.servers().befall(fault);
  }

  @Override
  public void compact() {
    processes.servers().compact();
  }

  @Override
  public void exitContainer(String node, int which, int exitCode) {
    processes.nodes().exit(node, which, exitCode);
  }

  @Override
  public void removeNode(String node, Duration down) {
    SimulatedProcess machine = processes.machine(node).process();
    if (!machine.running()) {
      return;
    }
    machine.crash();
    admin.delete(Resource.NODES, "", node, Obj.EMPTY);
    supervisor.after(down, machine::start);
  }

  @Override
  public void staleRuntime(String node, boolean on) {
    processes.nodes().faults(node).stale(on);
  }

  @Override
  public void failPulls(String node, boolean on) {
    processes.nodes().faults(node).failPulls(on);
  }
}
