package io.hexareme.adapters.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.hexareme.adapters.simulation.ApiWire;
import io.hexareme.adapters.simulation.FaultInjector;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.explanation.Explainer;
import io.hexareme.ports.runtime.ContainerImages;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What can be asked of a simulated cluster while it runs: its time, its processes and what ails them, its API and its store. How it comes to be,
 * and its images, are {@link SimulatedCluster}'s.
 */
// Justification: one short method for each thing that can be asked; what they do is in ClusterProcesses, SimulatedStore and below them.
abstract sealed class RunningCluster permits SimulatedCluster {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  final SimulatedWorld world;
  final ClusterProcesses processes;
  final Loop users;
  final ApiServer front;
  final SimulatedStore store;
  private final Injector injector;
  private FaultInjector faults; // null until somebody asks for it

  RunningCluster(WorldImage.Origin origin, SimulatedWorld world, LogPlace log, Heritage heritage) {
    this.world = world;
    Instruments instruments = origin.fitting().apply(world);
    this.injector = Guice.createInjector(Stage.DEVELOPMENT, new SimulatedWorldModule(world), new FiguresModule(), new ControlPlaneModule(
        origin.settings(), origin.secrets(), new FrontDoorAddress("127.0.0.1", 6443), instruments));
    this.processes = new ClusterProcesses(world, origin.shape(), injector, log, heritage, instruments);
    this.store = new SimulatedStore(processes.servers(), heritage, log);
    this.users = world.loop("users");
    this.front = processes.front("users", users, 0);
  }

  Identities identities() {
    return injector.getInstance(Identities.class);
  }

  /** Time, and the queue of everything that is going to happen. */
  public SimulatedWorld world() {
    return world;
  }

  /**
   * A process by its name: {@code apiserver-1}, {@code scheduler-1}, {@code controller-manager-1}, {@code kubelet-node-1}, {@code node-1} (the machine with its
   * runtime; with it the kubelet ends and every container), {@code store-m1}, and their further numbers.
   */
  public SimulatedProcess process(String name) {
    SimulatedProcess process = processes.all().get(name);
    if (process == null) {
      throw new IllegalArgumentException("there is no process " + name + ", only " + processes.all().keySet());
    }
    return process;
  }

  /** All processes by name, running or not. */
  public Map<String, SimulatedProcess> processes() {
    return Collections.unmodifiableMap(processes.all());
  }

  /** The ways between the components, named as their processes, and the API servers. */
  public ApiWire wire() {
    return processes.wire();
  }

  /** Makes faults of every kind happen, to store members by their ids and to everything else by the names of processes and nodes. */
  public FaultInjector faults() {
    if (faults == null) {
      faults = ClusterFaults.injector(world, processes, admin());
    }
    return faults;
  }

  /** Something befalls requests at every API server from now on; each of several counts on its own. */
  public void befall(ApiFault fault) {
    processes.servers().befall(fault);
  }

  /** Ends all faults of requests. */
  public void endApiFaults() {
    processes.servers().endFaults();
  }

  /** The store's members, for those who stop them, and make their disks and network slow; only of a cluster that was started with members. */
  public SimulatedMembers members() {
    return processes.members().orElseThrow(() -> new IllegalStateException("the store of this cluster has no members of its own"));
  }

  /** Everything the components told of. */
  public Trace trace() {
    return injector.getInstance(Trace.class);
  }

  /** Who asks what, once it is opened. */
  public AuditBook audit() {
    return injector.getInstance(AuditBook.class);
  }

  /** What images do: register functions and scripts here, before the containers are made. */
  public ContainerImages images() {
    return processes.traffic().images();
  }

  /**
   * A request from outside of the cluster: to a node's port, an external address or a load balancer's. The stage fails with
   * {@link HttpFailure} when no answer comes.
   */
  public CompletionStage<HttpReply> http(HttpCall call) {
    return processes.traffic().fromOutside(call);
  }

  /** From now on that {@code https} URL, and what is below it, is a server somewhere outside: for webhooks that are no Service. */
  public void serveOutside(String url, Function<HttpCall, CompletionStage<HttpReply>> server) {
    processes.traffic().serveOutside(url, server);
  }

  /** The nodes, for those who kill containers by hand. */
  public Nodes nodes() {
    return processes.nodes();
  }

  /** The front door, for users in this process; run the world until the answer is there. */
  public ApiServer front() {
    return front;
  }

  /** The same for somebody of that name, who asks the {@code number}th API server (from 1) as long as it can be reached. */
  public ApiServer front(String client, int number) {
    return processes.front(client, users, number - 1);
  }

  /** The front door's answer to one request. */
  public ApiResponse call(ApiRequest request) {
    return await(front.handle(request));
  }

  /** A client of the cluster's administrator. */
  public ApiClient admin() {
    return client(identities().of("system:admin"), "kubectl");
  }

  /** Explains objects to the cluster's administrator. */
  public Explainer explainer() {
    return new ClusterExplainer(admin(), world.clock());
  }

  /** A client of one of the cluster's components, such as {@code system:kube-scheduler}. */
  public ApiClient as(String component) {
    return client(identities().of(component), "test");
  }

  public ApiClient client(Credential credential, String agent) {
    return new ApiClient(front, credential, agent);
  }

  /** What that component, such as {@code system:node:node-1}, shows to the API server. */
  public Credential.Bearer credential(String component) {
    return identities().of(component);
  }

  // ---- the store, past its API servers ----

  /** What the store holds; only while an API server is up. */
  public RangeResult stored(RangeRequest request) {
    return await(store.range(request));
  }

  /** Nobody answers webhooks that are called there, or somebody does again; {@code place} as {@code namespace/name} of a Service, or a URL. */
  public void hangWebhook(String place, boolean on) {
    processes.traffic().hang(place, on);
  }

  /** Makes the store forget all history but the newest revision; only while an API server is up. */
  public void compact() {
    if (stored(RangeRequest.of(Bytes.utf8("/registry"))) instanceof RangeResult.Pairs newest) {
      await(store.compact(newest.revision()));
    }
  }

  /** Puts something into the store; only while an API server is up. */
  void store(String key, String value) {
    await(store.put(Bytes.utf8(key), Bytes.utf8(value)));
  }

  /** A backup, as it is now; only while an API server is up. */
  public List<Bytes> backup() {
    return await(store.backup());
  }

  /** Stops the API servers and loses the store's log; the next start begins with an empty one. */
  public void loseStore() {
    stopServer();
    store.lose();
  }

  /** Puts a backup in the place of the log that was lost; the next start begins with it, at a later revision (see {@link LeapedImage}). */
  public void restoreStore(Iterable<Bytes> backup) {
    store.restore(backup);
  }

  // ---- its parts ----

  /** Runs the world until the stage is complete; fails after five virtual minutes. */
  public <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!world.runUntil(future::isDone, PATIENCE)) {
      throw new IllegalStateException("no answer within " + PATIENCE + " of virtual time");
    }
    return future.join();
  }

  /** Starts the API servers on the store as it is. */
  public void startServer() {
    start(processes.servers().components());
  }

  /** Stops the API servers, and the store within one; the log stays. */
  public void stopServer() {
    stop(processes.servers().components());
  }

  public void startScheduler() {
    start(processes.schedulers());
  }

  public void stopScheduler() {
    stop(processes.schedulers());
  }

  public void startControllers() {
    start(processes.managers());
  }

  public void stopControllers() {
    stop(processes.managers());
  }

  /** Adds the node of that index (from 0) and waits until its kubelet has started. */
  public void addNode(int index) {
    await(processes.machine(ClusterSettings.nodeName(index)).start());
  }

  /** Stops the kubelet of a node; its containers live on. */
  public void stopKubelet(String node) {
    await(processes.kubelet(node).stop());
  }

  /** Starts a new kubelet on the node, which adopts what runs there. */
  public void startKubelet(String node) {
    await(processes.kubelet(node).start());
  }

  private void start(List<Component> components) {
    components.stream().map(Component::start).toList().forEach(this::await);
  }

  private void stop(List<Component> components) {
    components.stream().map(Component::stop).toList().forEach(this::await);
  }
}
