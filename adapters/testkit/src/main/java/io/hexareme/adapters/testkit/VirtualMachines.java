package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.testkit.bridge.Helm;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The processes of a simulated cluster. It has more machines than run at first: those are the nodes that can be added. */
final class VirtualMachines implements Machines {
  /** How many nodes can be added. */
  static final int SPARE = 16;

  private static final String NODE = "node-";
  private static final String KUBELET = "kubelet-";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Helm helm;
  private final Supplier<SimulatedCluster> parts;
  private final Time time;
  private final Supplier<ClusterClient> admin;
  private final Set<String> known = new LinkedHashSet<>();

  VirtualMachines(Helm helm, Supplier<SimulatedCluster> parts, Time time, Supplier<ClusterClient> admin) {
    this.helm = helm;
    this.parts = parts;
    this.time = time;
    this.admin = admin;
  }

  /** Only those machines are nodes that run now. */
  void reset() {
    known.clear();
  }

  /** A machine that has run once is a node from then on, whether or not it has power. */
  @Override
  public List<String> nodes() {
    known.addAll(parts.get().nodes().names());
    return List.copyOf(known);
  }

  @Override
  public String addNode() {
    return helm.steer(() -> {
      List<String> present = nodes();
      int index = IntStream.iterate(0, i -> i + 1).filter(i -> !present.contains(name(i))).findFirst().orElseThrow();
      String node = name(index);
      if (!parts.get().processes().containsKey(node)) {
        throw new IllegalStateException("a cluster can be given " + SPARE + " nodes, and was");
      }
      parts.get().addNode(index);
      if (!time.runUntil(() -> isReady(node), PATIENCE)) {
        throw new IllegalStateException(node + " was added, but is not Ready after " + PATIENCE);
      }
      return node;
    });
  }

  private static String name(int index) {
    return NODE + (index + 1);
  }

  private boolean isReady(String node) {
    return admin.get().get("node", node).list("status", "conditions").stream()
        .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
  }

  @Override
  public List<String> processes() {
    return parts.get().processes().keySet().stream().filter(name -> !isSpare(name)).toList();
  }

  private boolean isSpare(String process) {
    String machine = process.startsWith(KUBELET) ? process.substring(KUBELET.length()) : process;
    return machine.startsWith(NODE) && !nodes().contains(machine);
  }

  @Override
  public void crash(String process) {
    of(process, SimulatedProcess::crash);
  }

  @Override
  public void start(String process) {
    of(process, SimulatedProcess::start);
  }

  @Override
  public void pause(String process) {
    of(process, SimulatedProcess::pause);
  }

  @Override
  public void resume(String process) {
    of(process, SimulatedProcess::resume);
  }

  private void of(String name, Consumer<SimulatedProcess> deed) {
    helm.steer(() -> {
      if (!processes().contains(name)) {
        throw new IllegalArgumentException("there is no process " + name + " but " + String.join(", ", processes()));
      }
      deed.accept(parts.get().process(name));
      return null;
    });
  }

  /** Who does not do its work. */
  String stateInWords() {
    String idle = processes().stream().map(parts.get()::process).filter(process -> !process.running() || process.paused())
        .map(process -> process.name() + (process.paused() ? " stands still" : " is down")).collect(Collectors.joining(", "));
    return idle.isEmpty() ? "all processes are up" : idle;
  }

  @Override
  public List<String> running(String node) {
    return helm.steer(() -> RunningPods.of(parts.get().await(parts.get().nodes().list(node))));
  }

  @Override
  public boolean kill(String node, String pod, String container) {
    PodName name = PodName.of(pod);
    return helm.steer(() -> parts.get().await(parts.get().nodes().kill(node, name.namespace(), name.name(), container)));
  }
}
