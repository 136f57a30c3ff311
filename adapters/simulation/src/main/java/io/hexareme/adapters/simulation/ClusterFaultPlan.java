package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How much goes wrong in a whole cluster beside what {@link FaultPlan} draws for its store. Each concern has a stream of its own, so that fewer
 * faults of one leave the others as they are.
 *
 * @param processes the names of those that may crash, stand still and be wrong about the time
 * @param clients the names of the processes that may be cut off from the API servers
 * @param nodes the names of the worker machines
 * @param from when the first fault may happen
 * @param until when the last may begin; each ends within two minutes of that
 * @param process how many crashes (a few in mid-turn) and pauses
 * @param clock how many clock faults
 * @param wire how many cuts, clogs and resets between components and API servers
 * @param api how many faults of requests and watches, and compactions
 * @param node how many faults of machines, runtimes and containers
 */
public record ClusterFaultPlan(
    List<String> processes, List<String> clients, List<String> nodes, Duration from, Duration until, int process, int clock, int wire, int api, int node) {
  public ClusterFaultPlan {
    processes = List.copyOf(processes);
    clients = List.copyOf(clients);
    nodes = List.copyOf(nodes);
  }

  public FaultSchedule draw(Randomness random) {
    Randomness faults = random.fork("cluster faults");
    List<FaultSchedule.Planned> all = new ArrayList<>();
    MemberFaults ofProcesses = new MemberFaults(faults, processes);
    ApiFaults ofApi = new ApiFaults(faults, clients);
    NodeFaults ofNodes = new NodeFaults(faults.fork("node"), nodes);
    if (!processes.isEmpty()) {
      add(all, process, faults.fork("process times"), ofProcesses::ofProcess);
      add(all, clock, faults.fork("clock times"), ofProcesses::ofClock);
    }
    if (!clients.isEmpty()) add(all, wire, faults.fork("wire times"), ofApi::ofWire);
    add(all, api, faults.fork("api times"), ofApi::ofRequests);
    if (!nodes.isEmpty()) add(all, node, faults.fork("node times"), ofNodes::next);
    return new FaultSchedule(all);
  }

  private void add(List<FaultSchedule.Planned> all, int count, Randomness times, Supplier<Fault> next) {
    for (int i = 0; i < count; i++) all.add(new FaultSchedule.Planned(Draw.duration(times, from, until), next.get()));
  }
}
