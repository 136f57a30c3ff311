package io.hexareme.adapters.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.adapters.simulation.ApiWire;
import io.hexareme.adapters.simulation.FaultInjector;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.explanation.Explainer;
import io.hexareme.ports.runtime.ContainerImages;
import io.hexareme.ports.runtime.HttpCall;
import io.hexareme.ports.runtime.HttpFailure;
import io.hexareme.ports.runtime.HttpReply;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.value.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same cluster in virtual time on a seed, in the caller's thread: nothing happens unless the world is run. Each component is a process,
 * see {@link #process}, which can crash, stand still and start again; the store's log stays.
 */
// Justification: one short method for each thing that can be asked of a cluster; what they do is in ClusterProcesses and below it.
public final class SimulatedCluster {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SimulatedWorld world;
  private final WorldImage.Origin origin;
  private final Heritage heritage = new Heritage();
  private final Injector injector;
  private final LogPlace log;
  private final ClusterProcesses processes;
  private final Loop users;
  private final ApiServer front;
  private final WorldImages images;
  private WorldImage first; // null where nobody may want it
  private FaultInjector faults; // null until somebody asks for it

  private SimulatedCluster(ClusterShape shape, ClusterSettings settings, LogPlace log, Function<SimulatedWorld, Instruments> fitting) {
    this(new WorldImage.Origin(shape, settings, secrets(), fitting), new SimulatedWorld(shape.seed(), shape.begin()), log, Optional.empty());
  }

  private SimulatedCluster(WorldImage.Origin origin, SimulatedWorld world, LogPlace log, Optional<WorldImage> image) {
    this.origin = origin;
    this.world = world;
    this.log = log;
    image.ifPresent(heritage::leave);
    Instruments instruments = origin.fitting().apply(world);
    this.injector = Guice.createInjector(Stage.DEVELOPMENT, new SimulatedWorldModule(world), new FiguresModule(), new ControlPlaneModule(
        origin.settings(), origin.secrets(), new FrontDoorAddress("127.0.0.1", 6443), instruments));
    this.processes = new ClusterProcesses(world, origin.shape(), injector, log, heritage, instruments);
    this.images = new WorldImages(world, processes, heritage);
    this.users = world.loop("users");
    this.front = processes.front("users", users, 0);
  }

  private static ClusterSecrets secrets() {
    JsonCodec json = new JsonCodec();
    return new ClusterSecrets("-----BEGIN CERTIFICATE-----\n", JwtSigner.inMemory(json, json), CertificateSigner.none());
  }

  /** A cluster of everything, with all nodes Ready. */
  public static SimulatedCluster start(ClusterShape shape) {
    return controlPlane(shape).withEverything(shape.nodes());
  }

  /** The same where of its machines only the first so many run; the others may be added. */
  public static SimulatedCluster start(ClusterShape shape, int nodes) {
    return controlPlane(shape).withEverything(nodes);
  }

  /** The same with instruments in it. */
  public static SimulatedCluster start(ClusterShape shape, Function<SimulatedWorld, Instruments> fitting) {
    SimulatedCluster cluster = new SimulatedCluster(shape, ClusterSettings.inMemory().withNodes(shape.nodes()), LogPlace.memory(), fitting);
    cluster.startServer();
    return cluster.withEverything(shape.nodes());
  }

  /** A cluster of one of everything, with that many nodes Ready. */
  public static SimulatedCluster start(long seed, int nodes) {
    return start(ClusterShape.of(seed, nodes));
  }

  /** The same with the store's log in that directory, on a real disk that takes no virtual time. */
  public static SimulatedCluster startInFiles(long seed, int nodes, Path directory) {
    return controlPlane(ClusterShape.of(seed, nodes), LogPlace.files(directory)).withEverything(nodes);
  }

  /** The same in memory, with backups of it, in virtual time as well. */
  public static SimulatedCluster startBackedUp(long seed, int nodes, BackupSettings backups) {
    return controlPlane(ClusterShape.of(seed, nodes), ClusterSettings.inMemory().withBackups(backups), LogPlace.memory()).withEverything(nodes);
  }

  /** A cluster of everything whose store has that many members, each with its own disk, on a network between them. */
  public static SimulatedCluster startWithMembers(long seed, int nodes, int members) {
    return start(ClusterShape.of(seed, nodes).withMembers(members));
  }

  /** The same without scheduler, controllers and nodes. */
  public static SimulatedCluster controlPlaneWithMembers(long seed, int nodes, int members) {
    return controlPlane(ClusterShape.of(seed, nodes).withMembers(members));
  }

  /** Store and API server alone; {@code nodes} may be added later, up to that many. */
  public static SimulatedCluster controlPlaneOnly(long seed, int nodes) {
    return controlPlane(ClusterShape.of(seed, nodes));
  }

  /** Stores and API servers of a cluster of that shape; the rest may be started later. */
  public static SimulatedCluster controlPlane(ClusterShape shape) {
    return controlPlane(shape, LogPlace.memory());
  }

  /** Store and API server on what a log holds already, at that time of day. */
  static SimulatedCluster onLog(Instant now, LogPlace log) {
    return controlPlane(ClusterShape.of(0, 0).beginning(now), log);
  }

  private static SimulatedCluster controlPlane(ClusterShape shape, LogPlace log) {
    return controlPlane(shape, ClusterSettings.inMemory(), log);
  }

  private static SimulatedCluster controlPlane(ClusterShape shape, ClusterSettings settings, LogPlace log) {
    SimulatedCluster cluster = new SimulatedCluster(shape, settings.withNodes(shape.nodes()), log, _ -> Instruments.NONE);
    cluster.startServer();
    return cluster;
  }

  private SimulatedCluster withEverything(int count) {
    startControllers();
    startScheduler();
    List<String> names = IntStream.range(0, count).mapToObj(ClusterSettings::nodeName).toList();
    names.forEach(name -> processes.machine(name).start());
    Host host = new Host("users", users, world.clock(), world.randomness().fork("users"));
    await(nodes().ready(names, host, new ComponentClients(front, identities(), Instruments.NONE)));
    awaitDefaults();
    first = snapshot();
    return this;
  }

  /** Until Pods can be made in the default namespace: that needs its ServiceAccount, which a controller makes. */
  private void awaitDefaults() {
    Duration patience = world.elapsed().plus(PATIENCE);
    while (origin.shape().controllerManagers() > 0 && world.elapsed().compareTo(patience) < 0
        && !(await(admin().get(Resource.SERVICE_ACCOUNTS, "default", "default")) instanceof Result.Ok)) {
      world.advance(Duration.ofMillis(1));
    }
  }

  // ---- images ----

  /** The state of everything, to come back to, or to go on from elsewhere. Needs an API server that is up. Copies no object. */
  public WorldImage snapshot() {
    return images.take(origin, await(onServer(ServerLife::content)));
  }

  /**
   * Makes everything what it was: objects, the instant, what is on the nodes. Open watches end, and whoever watches on from a revision it
   * remembers is told that it is gone (410), as revisions leap. What is to happen on the world's own loops, such as those of users, keeps its
   * distance in time. Faults of requests end; those of network and disks are the world's, and stay.
   *
   * @param image of this cluster, of one it is a fork of, or of a fork of it
   */
  public void restore(WorldImage image) {
    if (!image.origin().shape().equals(origin.shape())) {
      throw new IllegalArgumentException("an image of " + image.origin().shape() + " cannot be restored in " + origin.shape());
    }
    images.restore(image, log).forEach(this::await);
  }

  /** Whether it was started with everything. */
  public boolean canBeReset() {
    return first != null;
  }

  /** As it was when it was started. */
  public void reset() {
    if (!canBeReset()) {
      throw new IllegalStateException("only a cluster that was started with everything can be reset");
    }
    restore(first);
  }

  /** A cluster of its own, in memory and in a world of its own, that goes on from this one's state. */
  public SimulatedCluster fork() {
    return of(snapshot());
  }

  /** The same from a state that was kept. All that go on from one image do the same when they are asked the same. */
  public static SimulatedCluster of(WorldImage image) {
    ClusterShape shape = image.origin().shape();
    SimulatedWorld world = new SimulatedWorld(shape.seed(), shape.begin(), image.elapsed(), image.hash());
    WorldImage.Origin origin =
        new WorldImage.Origin(shape, ClusterSettings.inMemory().withNodes(shape.nodes()), image.origin().secrets(), image.origin().fitting());
    SimulatedCluster fork = new SimulatedCluster(origin, world, LogPlace.memory(), Optional.of(image));
    fork.first = image;
    fork.images.begin(image).forEach(fork::await);
    return fork;
  }

  private Identities identities() {
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

  /** What the store holds, read past the API server; only while one is up. */
  public RangeResult stored(RangeRequest request) {
    return await(onServer(life -> life.store().range(request)));
  }

  /** Makes the store forget all history but the newest revision; only while an API server is up. */
  public void compact() {
    if (stored(RangeRequest.of(Bytes.utf8("/registry"))) instanceof RangeResult.Pairs newest) {
      await(onServer(life -> life.store().compact(newest.revision())));
    }
  }

  /** Puts something into the store past the API server; only while one is up. */
  void store(String key, String value) {
    Txn write = new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8(key), Bytes.utf8(value), 0)), List.of());
    await(onServer(life -> life.store().txn(write)));
  }

  private <T> CompletionStage<T> onServer(Function<ServerLife, CompletionStage<T>> deed) {
    ServerLife life = processes.servers().anyLife().orElseThrow(() -> new IllegalStateException("no API server is up"));
    CompletableFuture<T> answer = new CompletableFuture<>();
    processes.servers().anyLoop().orElseThrow().execute(() -> deed.apply(life).whenComplete((result, failure) -> {
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    return answer;
  }

  /** A backup, as it is now; only while the server is up. */
  public List<Bytes> backup() {
    StoreImage image = await(onServer(ServerLife::image));
    List<Bytes> file = new ArrayList<>();
    new EtcdSnapshotFormat().encode(image).forEach(file::add);
    return file;
  }

  /** Stops the API server and loses the store's log; the next start begins with an empty one. */
  public void loseStore() {
    stopServer();
    heritage.forgetStore();
    log.lose();
  }

  /** Puts a backup in the place of the log that was lost; the next start begins with it, at a later revision (see {@link LeapedImage}). */
  public void restoreStore(Iterable<Bytes> backup) {
    log.restore(new LeapedImage(new EtcdSnapshotFormat().decode(backup), LeapedImage.USUAL));
  }

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
