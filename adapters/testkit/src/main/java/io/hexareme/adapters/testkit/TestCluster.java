package io.hexareme.adapters.testkit;

import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import java.util.List;

/**
 * A running cluster that belongs to a test. Not to be used from several threads at once, unless it runs on the wall clock; any number of
 * clusters may live beside each other.
 */
public interface TestCluster extends AutoCloseable {

  /** Requests of the cluster's administrator. */
  ClusterClient admin();

  /** Requests of anybody: a component by its name ({@code system:kube-scheduler}), {@code anonymous}, or a person with a certificate. */
  ClusterClient as(String user, String... groups);

  /** The front door itself, in-process. In virtual time an answer comes only while {@link #time} is run. */
  ApiServer server();

  /**
   * The same for threads of others, such as a client library's: any thread may call, answers complete and frames come on threads of the
   * testkit's, which may be blocked. In virtual time it is served at once whether or not {@link #time} is run, and from then on the run is no
   * longer determined by the seed alone: see {@link io.hexareme.adapters.testkit.bridge}.
   */
  ApiServer outside();

  /** What the administrator shows at the front door. */
  Credential administrator();

  /**
   * How clients outside of this JVM's objects reach it: a kubeconfig's text, with the address of an HTTPS front door on loopback. In
   * virtual time the door is opened by the first call.
   */
  String kubeconfig();

  Time time();

  /** What goes wrong, on demand. */
  Faults faults();

  /** Nodes, and the processes that the cluster consists of. */
  Machines machines();

  /** What images do: register functions and scripts here, before the containers are made. */
  Images images();

  /**
   * A request from outside of the cluster, to a node's port, an external address or a load balancer's; waits for the answer.
   *
   * @throws HttpFailure when none comes
   */
  HttpReply http(HttpCall call);

  /**
   * Runs a command in a Pod's only container and waits for its end, as the administrator: what a function registered with {@link #images}
   * answers ({@code onExecSession}, {@code onExec}), else a small shell over the container's files. In virtual time it takes none but what
   * the command sleeps.
   *
   * @param pod its name in namespace default, or {@code namespace/name}
   * @throws RequestRefused when there is no such Pod, or no running container in it
   */
  default Executed exec(String pod, String... command) {
    return PodCommand.run(this, pod, List.of(command));
  }

  /** What a command came to. */
  record Executed(int code, String stdout, String stderr) {}

  /** The state of everything, to come back to: objects, revision, time of day, what runs on the nodes. Costs no copy of the objects. */
  Snapshot snapshot();

  /** Makes the state what it was; the components start anew on it, and open watches end. */
  void restore(Snapshot snapshot);

  /** As it was when it was started. */
  void reset();

  /** A cluster of its own that goes on from this one's state, and of which this one knows nothing. To be closed by the caller. */
  TestCluster fork();

  /** From now on, and until the next {@link #reset}, every request to the API server is kept in mind for {@link #audit}; that costs a little time. */
  void beginAudit();

  /**
   * Who has asked what since {@link #beginAudit}, components included, in the order of the moments.
   *
   * @throws IllegalStateException when nobody has begun
   */
  List<AuditEvent> audit();

  /** What each component did, saw and was told, since the start or the last {@link #reset}. */
  String timeline();

  /** The same as one self-contained HTML page. @param preface a text above it, such as the failure that it explains */
  String timelinePage(String title, String preface);

  @Override
  void close();

  /** A state that was kept; of use for the cluster it was taken from, and for its forks. */
  interface Snapshot {}
}
