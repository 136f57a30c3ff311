package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.testkit.bridge.Helm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The parts of a simulated cluster, as processes. */
final class VirtualMachines implements Machines {
  private static final String API_SERVER = "apiserver-1";
  private static final String SCHEDULER = "scheduler-1";
  private static final String CONTROLLERS = "controller-manager-1";
  private static final String KUBELET = "kubelet-";

  private final Helm helm;
  private final Supplier<SimulatedCluster> parts;
  private final Supplier<ClusterClient> admin;
  private final Set<String> down = new LinkedHashSet<>();

  VirtualMachines(Helm helm, Supplier<SimulatedCluster> parts, Supplier<ClusterClient> admin) {
    this.helm = helm;
    this.parts = parts;
    this.admin = admin;
  }

  @Override
  public List<String> nodes() {
    return NodeNames.of(admin.get());
  }

  @Override
  public String addNode() {
    throw new UnsupportedOperationException("nodes cannot be added yet");
  }

  @Override
  public List<String> processes() {
    List<String> names = new ArrayList<>(List.of(API_SERVER, SCHEDULER, CONTROLLERS));
    parts.get().processes().keySet().stream().filter(name -> name.startsWith(KUBELET)).forEach(names::add);
    return names;
  }

  @Override
  public void crash(String process) {
    helm.steer(() -> {
      if (down.add(known(process))) {
        switch (process) {
          case API_SERVER -> parts.get().stopServer();
          case SCHEDULER -> parts.get().stopScheduler();
          case CONTROLLERS -> parts.get().stopControllers();
          default -> parts.get().stopKubelet(process.substring(KUBELET.length()));
        }
      }
      return null;
    });
  }

  @Override
  public void start(String process) {
    helm.steer(() -> {
      if (down.remove(known(process))) {
        switch (process) {
          case API_SERVER -> parts.get().startServer();
          case SCHEDULER -> parts.get().startScheduler();
          case CONTROLLERS -> parts.get().startControllers();
          default -> parts.get().startKubelet(process.substring(KUBELET.length()));
        }
      }
      return null;
    });
  }

  private String known(String process) {
    if (!processes().contains(process)) {
      throw new IllegalArgumentException("there is no process " + process + " but " + String.join(", ", processes()));
    }
    return process;
  }

  @Override
  public void pause(String process) {
    throw new UnsupportedOperationException("processes cannot be paused yet");
  }

  @Override
  public void resume(String process) {
    throw new UnsupportedOperationException("processes cannot be paused yet");
  }

  String stateInWords() {
    return down.isEmpty() ? "all processes are up" : "down: " + String.join(", ", down);
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
