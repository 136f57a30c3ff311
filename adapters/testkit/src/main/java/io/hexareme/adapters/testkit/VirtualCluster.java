package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.ClusterShape;
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
  private final Chronicle chronicle = new Chronicle();
  private SimulatedCluster parts;
  private LoopbackDoor door;

  private VirtualCluster(Supplier<SimulatedCluster> start, Duration grace) {
    this.start = start;
    this.parts = start.get();
    this.helm = new Helm(parts.world(), grace);
    this.outside = new Outside(helm, () -> this.parts.front());
    this.time = new VirtualTime(helm, () -> new Happenings(this.parts.trace()), this::whoWaits);
    this.machines = new VirtualMachines(helm, () -> this.parts, time, this::admin);
    this.faults = new FluentFaults(new VirtualBreakage(helm, () -> this.parts, machines, words -> chronicle.fault(time.now(), words)));
    this.kinds = Kinds.ofOurs(path -> words(administrator(), "kubectl").send("GET", path, null, null).body());
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
    ClusterShape shape = ClusterShape.of(options.seed(), options.nodes() + VirtualMachines.SPARE)
        .withMembers(options.apiServers() > 1 ? Math.max(1, options.members()) : options.members()).withApiServers(options.apiServers());
    return SimulatedCluster.start(shape, options.nodes());
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
    return door.kubeconfig(parts.credential("system:admin"));
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
      machines.reset();
      chronicle.beginWith(0);
      return null;
    });
  }

  @Override
  public TestCluster fork() {
    throw new UnsupportedOperationException("forks are not there yet");
  }

  @Override
  public String timeline() {
    return helm.steer(() -> chronicle.timeline(parts.trace()).text());
  }

  @Override
  public String timelinePage(String title, String preface) {
    return helm.steer(() -> chronicle.timeline(parts.trace()).html(title, preface));
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
