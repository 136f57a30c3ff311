package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.LoopbackDoor;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.testkit.bridge.Helm;
import io.hexareme.adapters.testkit.bridge.Outside;
import io.hexareme.adapters.testkit.client.Kinds;
import io.hexareme.adapters.testkit.client.KubectlWords;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import java.time.Duration;
import java.util.function.Supplier;

/** A cluster in virtual time, in the thread of the test. */
public final class VirtualCluster implements TestCluster {
  private final Supplier<SimulatedCluster> start;
  private final Helm helm;
  private final Outside outside;
  private final VirtualTime time;
  private final VirtualMachines machines;
  private final Faults faults;
  private final Kinds kinds;
  private SimulatedCluster parts;
  private LoopbackDoor door;

  private VirtualCluster(Supplier<SimulatedCluster> start, Duration grace) {
    this.start = start;
    this.parts = start.get();
    this.helm = new Helm(parts.world(), grace);
    this.outside = new Outside(helm, () -> this.parts.front());
    this.machines = new VirtualMachines(helm, () -> this.parts, this::admin);
    this.time = new VirtualTime(helm, () -> new Happenings(this.parts.trace()), this::whoWaits);
    this.faults = new FluentFaults(new VirtualBreakage(helm, () -> this.parts, machines));
    this.kinds = new Kinds(path -> words(administrator(), "kubectl").send("GET", path, null, null).body());
  }

  static VirtualCluster start(ClusterOptions options) {
    return new VirtualCluster(() -> parts(options), options.grace());
  }

  /** One of another shape than options can say, for those who look inside; {@code start} is called again by {@link #reset}. */
  public static VirtualCluster of(Supplier<SimulatedCluster> start) {
    return new VirtualCluster(start, ClusterOptions.VIRTUAL.grace());
  }

  /** What is behind it: store, trace and disks, past the front door. */
  public SimulatedCluster parts() {
    return parts;
  }

  private static SimulatedCluster parts(ClusterOptions options) {
    if (options.apiServers() != 1) {
      throw new UnsupportedOperationException("a cluster has one API server so far, not " + options.apiServers());
    }
    return options.members() == 0
        ? SimulatedCluster.start(options.seed(), options.nodes())
        : SimulatedCluster.startWithMembers(options.seed(), options.nodes(), options.members());
  }

  @Override
  public ClusterClient admin() {
    return new PatientClient(words(administrator(), "kubectl"));
  }

  @Override
  public ClusterClient as(String user, String... groups) {
    return new PatientClient(words(Users.credential(user, groups, parts::credential), Users.agent(user)));
  }

  private KubectlWords words(Credential credential, String agent) {
    return new KubectlWords(request -> helm.steer(() -> time.await(parts.front().handle(request))), kinds, credential, agent);
  }

  @Override
  public ApiServer server() {
    return request -> helm.steer(() -> parts.front().handle(request));
  }

  @Override
  public ApiServer outside() {
    return outside;
  }

  @Override
  public Credential administrator() {
    return parts.credential("system:admin");
  }

  @Override
  public synchronized String kubeconfig() {
    if (door == null) {
      door = LoopbackDoor.open(outside);
    }
    return door.kubeconfig();
  }

  @Override
  public Time time() {
    return time;
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public Machines machines() {
    return machines;
  }

  private String whoWaits() {
    return helm.steer(() -> "At " + time.now() + " " + helm.guestsInWords() + "; " + machines.stateInWords());
  }

  @Override
  public Snapshot snapshot() {
    throw new UnsupportedOperationException("snapshots are not there yet");
  }

  @Override
  public void restore(Snapshot snapshot) {
    throw new UnsupportedOperationException("snapshots are not there yet");
  }

  @Override
  public void reset() {
    helm.steer(() -> {
      faults.end();
      outside.endStreams();
      parts = start.get();
      helm.take(parts.world());
      return null;
    });
  }

  @Override
  public TestCluster fork() {
    throw new UnsupportedOperationException("forks are not there yet");
  }

  @Override
  public String timeline() {
    return helm.steer(() -> TraceText.of(parts.trace()));
  }

  @Override
  public synchronized void close() {
    outside.endStreams();
    if (door != null) {
      door.close();
    }
    helm.close();
  }
}
