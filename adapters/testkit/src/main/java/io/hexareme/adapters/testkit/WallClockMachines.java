package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.Cluster;
import java.util.List;
import java.util.function.Supplier;

/** The parts of a cluster that lives in this process: they cannot be told apart from outside. */
final class WallClockMachines implements Machines {
  private final Time time;
  private final Supplier<Cluster> parts;
  private final Supplier<ClusterClient> admin;

  WallClockMachines(Time time, Supplier<Cluster> parts, Supplier<ClusterClient> admin) {
    this.time = time;
    this.parts = parts;
    this.admin = admin;
  }

  @Override
  public List<String> nodes() {
    return NodeNames.of(admin.get());
  }

  @Override
  public String addNode() {
    throw cannot("nodes can be added");
  }

  @Override
  public List<String> processes() {
    return List.of();
  }

  @Override
  public void crash(String process) {
    throw cannot("a process can crash");
  }

  @Override
  public void start(String process) {
    throw cannot("a process can be started");
  }

  @Override
  public void pause(String process) {
    throw cannot("a process can be paused");
  }

  @Override
  public void resume(String process) {
    throw cannot("a process can be resumed");
  }

  private static UnsupportedOperationException cannot(String what) {
    return new UnsupportedOperationException(what + " only in virtual time: this cluster is one process, this one");
  }

  @Override
  public List<String> running(String node) {
    return RunningPods.of(time.await(parts.get().nodes().list(node)));
  }

  @Override
  public boolean kill(String node, String pod, String container) {
    PodName name = PodName.of(pod);
    return time.await(parts.get().nodes().kill(node, name.namespace(), name.name(), container));
  }
}
