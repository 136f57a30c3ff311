package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.LoopbackDoor;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.assembly.WorldImage;
import io.hexareme.adapters.testkit.bridge.Helm;
import io.hexareme.adapters.testkit.bridge.Outside;
import io.hexareme.adapters.testkit.client.Kinds;
import io.hexareme.adapters.testkit.client.KubectlWords;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A cluster in virtual time, in the thread of the test. */
public final class VirtualCluster implements TestCluster {
  private final Supplier<SimulatedCluster> start;
  private final Duration grace;
  private final Helm helm;
  private final Outside outside;
  private final VirtualTime time;
  private final VirtualMachines machines;
  private final Faults faults;
  private final Kinds kinds;
  private final Chronicle chronicle = new Chronicle();
  private final Images images;
  private SimulatedCluster parts;
  private LoopbackDoor door;

  private VirtualCluster(Supplier<SimulatedCluster> start, Duration grace) {
    this.start = start;
    this.grace = grace;
    this.parts = start.get();
    this.images = new Images(parts.images());
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

  @Override
  public Images images() {
    return images;
  }

  @Override
  public HttpReply http(HttpCall call) {
    return Answers.of(() -> helm.steer(() -> time.await(parts.http(call))));
  }

  private String whoWaits() {
    return helm.steer(() -> "At " + time.now() + " " + helm.guestsInWords() + "; " + machines.stateInWords());
  }

  private record Image(WorldImage world) implements Snapshot {}

  @Override
  public Snapshot snapshot() {
    return helm.steer(() -> new Image(parts.snapshot()));
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!(snapshot instanceof Image(WorldImage world))) {
      throw new IllegalArgumentException("not a snapshot of a cluster in virtual time: " + snapshot);
    }
    makeAnew(() -> parts.restore(world));
  }

  @Override
  public void reset() {
    makeAnew(() -> {
      if (parts.canBeReset()) {
        parts.reset();
      } else {
        parts = start.get();
        helm.take(parts.world());
      }
    });
  }

  private void makeAnew(Runnable how) {
    helm.steer(() -> {
      faults.end();
      outside.endStreams();
      SimulatedCluster before = parts;
      how.run();
      parts.audit().close();
      images.in(parts.images());
      machines.reset();
      if (parts == before) {
        chronicle.beginAnew(parts.trace());
      } else {
        chronicle.beginWith(0);
      }
      return null;
    });
  }

  @Override
  public TestCluster fork() {
    return helm.steer(() -> {
      SimulatedCluster branch = parts.fork();
      VirtualCluster fork = new VirtualCluster(() -> branch, grace);
      images.saidAgain(fork.images);
      return fork;
    });
  }

  @Override
  public void beginAudit() {
    parts.audit().open();
  }

  @Override
  public List<AuditEvent> audit() {
    return Audits.of(parts.audit());
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
