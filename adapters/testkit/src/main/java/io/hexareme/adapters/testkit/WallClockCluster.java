package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterImage;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.testkit.bridge.Hopping;
import io.hexareme.adapters.testkit.client.Kinds;
import io.hexareme.adapters.testkit.client.KubectlWords;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A cluster on the wall clock, on threads of its own. */
final class WallClockCluster implements TestCluster {
  private final AtomicReference<Throwable> failure;
  private final WallClockTime time = new WallClockTime(() -> new Happenings(parts().trace()));
  private final Faults faults = new FluentFaults(new NothingToBreak());
  private final Kinds kinds = Kinds.ofOurs(path -> words(administrator(), "kubectl").send("GET", path, null, null).body());
  private final Chronicle chronicle = new Chronicle();
  private final Images images;
  private final Cluster parts;

  private WallClockCluster(AtomicReference<Throwable> failure, Cluster parts) {
    this.failure = failure;
    this.parts = parts;
    this.images = new Images(parts.images());
  }

  static WallClockCluster start(ClusterOptions options) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    return new WallClockCluster(failure, parts(options, failure));
  }

  private static Cluster parts(ClusterOptions options, AtomicReference<Throwable> failure) {
    if (options.apiServers() != 1 || options.members() > 1) {
      throw new UnsupportedOperationException("on the wall clock a cluster of the testkit has one API server and a store in memory");
    }
    return Cluster.start(ClusterSettings.inMemory().withNodes(options.nodes()), broken -> failure.compareAndSet(null, broken));
  }

  /** @throws IllegalStateException when it broke */
  private Cluster parts() {
    Throwable broken = failure.get();
    if (broken != null) {
      throw new IllegalStateException("the cluster failed: " + broken.getMessage(), broken);
    }
    return parts;
  }

  @Override
  public ClusterClient admin() {
    return new PatientClient(words(administrator(), "kubectl"));
  }

  @Override
  public ClusterClient as(String user, String... groups) {
    return new PatientClient(words(Users.credential(user, groups, parts()::credential), Users.agent(user)));
  }

  private KubectlWords words(Credential credential, String agent) {
    return new KubectlWords(request -> time.await(server().handle(request)), kinds, credential, agent);
  }

  @Override
  public ApiServer server() {
    return request -> parts().front().handle(request);
  }

  @Override
  public ApiServer outside() {
    return new Hopping(server());
  }

  @Override
  public Credential administrator() {
    return parts().credential("system:admin");
  }

  @Override
  public String kubeconfig() {
    return parts().kubeconfig(parts().credential("system:admin"));
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
    return new WallClockMachines(time, () -> parts(), () -> admin());
  }

  private record Image(ClusterImage cluster) implements Snapshot {}

  @Override
  public Images images() {
    return images;
  }

  @Override
  public HttpReply http(HttpCall call) {
    return Answers.of(() -> time.await(parts().http(call)));
  }

  @Override
  public Snapshot snapshot() {
    return new Image(parts().snapshot());
  }

  @Override
  public void restore(Snapshot snapshot) {
    if (!(snapshot instanceof Image(ClusterImage image))) {
      throw new IllegalArgumentException("not a snapshot of a cluster on the wall clock: " + snapshot);
    }
    parts().restore(image);
    parts().audit().close();
    chronicle.beginAnew(parts.trace());
  }

  @Override
  public void reset() {
    parts().reset();
    parts().audit().close();
    chronicle.beginAnew(parts.trace());
  }

  @Override
  public TestCluster fork() {
    throw new UnsupportedOperationException("a cluster on the wall clock cannot be forked: it runs on while it is looked at. Start it with time = VIRTUAL");
  }

  @Override
  public void beginAudit() {
    parts().audit().open();
  }

  @Override
  public List<AuditEvent> audit() {
    return Audits.of(parts().audit());
  }

  @Override
  public String timeline() {
    return chronicle.timeline(parts().trace()).text();
  }

  @Override
  public String timelinePage(String title, String preface) {
    return chronicle.timeline(parts().trace()).html(title, preface);
  }

  @Override
  public void close() {
    parts.close();
  }
}
