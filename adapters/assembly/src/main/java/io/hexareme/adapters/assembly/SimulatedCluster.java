package io.hexareme.adapters.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.explanation.Explainer;
import io.hexareme.ports.metrics.Metrics;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The same cluster in virtual time on a seed, in the caller's thread: nothing happens unless the world is run. Parts can be stopped
 * and started; the store's log stays.
 */
public final class SimulatedCluster {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SimulatedWorld world;
  private final Injector injector;
  private final ControlPlane controlPlane;
  private final ControlPlaneLoops loops;
  private final ApiServer front;
  private final LogPlace log;
  private final StorePlace store;

  private SimulatedCluster(SimulatedWorld world, Injector injector, SwitchedApiServer front, LogPlace log, int members) {
    this.log = log;
    this.world = world;
    this.injector = injector;
    this.loops = injector.getInstance(ControlPlaneLoops.class);
    this.controlPlane = new ControlPlane(injector.getInstance(Parts.class), front);
    Loop users = world.loop("users");
    this.front = new CrossLoopApiServer(front, loops.server(), () -> users);
    Metrics metrics = injector.getInstance(Metrics.class);
    this.store = members == 0 ? new Reopened(log, loops.server(), metrics) : new SimulatedMembers(world, members, loops.server(), metrics);
  }

  /** A cluster of everything, with that many nodes Ready. */
  public static SimulatedCluster start(long seed, int nodes) {
    return controlPlaneOnly(seed, nodes).withEverything(nodes);
  }

  /** The same with the store's log in that directory, on a real disk that takes no virtual time. */
  public static SimulatedCluster startInFiles(long seed, int nodes, Path directory) {
    return controlPlane(seed, nodes, LogPlace.files(directory)).withEverything(nodes);
  }

  /** The same in memory, with backups of it, in virtual time as well. */
  public static SimulatedCluster startBackedUp(long seed, int nodes, BackupSettings backups) {
    return controlPlane(new SimulatedWorld(seed), ClusterSettings.inMemory().withNodes(nodes).withBackups(backups), LogPlace.memory())
        .withEverything(nodes);
  }

  /** A cluster of everything whose store has that many members, each with its own disk, on a network between them. */
  public static SimulatedCluster startWithMembers(long seed, int nodes, int members) {
    SimulatedCluster cluster = controlPlaneWithMembers(seed, nodes, members);
    return cluster.withEverything(nodes);
  }

  /** The same without scheduler, controllers and nodes. */
  public static SimulatedCluster controlPlaneWithMembers(long seed, int nodes, int members) {
    return controlPlane(new SimulatedWorld(seed), ClusterSettings.inMemory().withNodes(nodes), LogPlace.memory(), members);
  }

  private SimulatedCluster withEverything(int nodes) {
    startControllers();
    startScheduler();
    await(injector.getInstance(Nodes.class).start(nodes));
    return this;
  }

  /** Store and API server alone; {@code nodes} may be added later, up to that many. */
  public static SimulatedCluster controlPlaneOnly(long seed, int nodes) {
    return controlPlane(seed, nodes, LogPlace.memory());
  }

  /** Store and API server on what a log holds already, at that time of day. */
  static SimulatedCluster onLog(Instant now, LogPlace log) {
    return controlPlane(new SimulatedWorld(0, now), ClusterSettings.inMemory().withNodes(0), log);
  }

  private static SimulatedCluster controlPlane(long seed, int nodes, LogPlace log) {
    return controlPlane(new SimulatedWorld(seed), ClusterSettings.inMemory().withNodes(nodes), log);
  }

  private static SimulatedCluster controlPlane(SimulatedWorld world, ClusterSettings settings, LogPlace log) {
    return controlPlane(world, settings, log, 0);
  }

  /** @param members 0 for one on the log, else so many on simulated disks */
  private static SimulatedCluster controlPlane(SimulatedWorld world, ClusterSettings settings, LogPlace log, int members) {
    SwitchedApiServer front = new SwitchedApiServer();
    JsonCodec json = new JsonCodec();
    Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new SimulatedWorldModule(world), new LoopsModule(), new FiguresModule(), new ControlPlaneModule(
        settings, new ClusterSecrets("-----BEGIN CERTIFICATE-----\n", JwtSigner.inMemory(json, json)),
        new FrontDoorAddress("127.0.0.1", 6443), front));
    SimulatedCluster cluster = new SimulatedCluster(world, injector, front, log, members);
    cluster.startServer();
    return cluster;
  }

  /** Time, and the queue of everything that is going to happen. */
  public SimulatedWorld world() {
    return world;
  }

  /** The store's members, for those who stop them, and make their disks and network slow; only of a cluster that was started with members. */
  public SimulatedMembers members() {
    if (store instanceof SimulatedMembers members) {
      return members;
    }
    throw new IllegalStateException("the store of this cluster has no members of its own");
  }

  /** Everything the components told of. */
  public Trace trace() {
    return injector.getInstance(Trace.class);
  }

  /** The nodes, for those who kill containers by hand. */
  public Nodes nodes() {
    return injector.getInstance(Nodes.class);
  }

  /** The front door, for users in this process; run the world until the answer is there. */
  public ApiServer front() {
    return front;
  }

  /** The front door's answer to one request. */
  public ApiResponse call(ApiRequest request) {
    return await(front.handle(request));
  }

  /** A client of the cluster's administrator. */
  public ApiClient admin() {
    return client(injector.getInstance(Identities.class).of("system:admin"), "kubectl");
  }

  /** Explains objects to the cluster's administrator. */
  public Explainer explainer() {
    return new ClusterExplainer(admin(), world.clock());
  }

  /** A client of one of the cluster's components, such as {@code system:kube-scheduler}. */
  public ApiClient as(String component) {
    return client(injector.getInstance(Identities.class).of(component), "test");
  }

  public ApiClient client(Credential credential, String agent) {
    return new ApiClient(front, credential, agent);
  }

  /** What that component, such as {@code system:node:node-1}, shows to the API server. */
  public Credential.Bearer credential(String component) {
    return injector.getInstance(Identities.class).of(component);
  }

  /** What the store holds, read past the API server; only while it is up. */
  public RangeResult stored(RangeRequest request) {
    CompletableFuture<RangeResult> answer = new CompletableFuture<>();
    loops.server().execute(() -> controlPlane.store().range(request).thenAccept(answer::complete));
    return await(answer);
  }

  /** Puts something into the store past the API server; only while it is up. */
  void store(String key, String value) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Txn write = new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8(key), Bytes.utf8(value), 0)), List.of());
    loops.server().execute(() -> controlPlane.store().txn(write).thenAccept(answer -> done.complete(true)));
    await(done);
  }

  /** A backup, as it is now; only while the server is up. */
  public List<Bytes> backup() {
    CompletableFuture<StoreImage> image = new CompletableFuture<>();
    loops.server().execute(() -> controlPlane.image().thenAccept(image::complete));
    List<Bytes> file = new ArrayList<>();
    new EtcdSnapshotFormat().encode(await(image)).forEach(file::add);
    return file;
  }

  /** Stops the API server and loses the store's log; the next start begins with an empty one. */
  public void loseStore() {
    stopServer();
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

  /** Starts the API server on the store as it is. */
  public void startServer() {
    await(on(loops.server(), () -> controlPlane.startServer(store.open(SimulatedCluster::storeFailed))));
  }

  private static void storeFailed(Throwable failure) {
    throw new IllegalStateException("the store failed", failure);
  }

  /** Stops the API server and the store; the log stays. */
  public void stopServer() {
    now(loops.server(), controlPlane::stopServer);
  }

  public void startScheduler() {
    now(loops.components(), controlPlane::startScheduler);
  }

  public void stopScheduler() {
    now(loops.components(), controlPlane::stopScheduler);
  }

  public void startControllers() {
    now(loops.components(), controlPlane::startControllers);
  }

  public void stopControllers() {
    now(loops.components(), controlPlane::stopControllers);
  }

  /** Adds the node of that index (from 0) and waits until its kubelet has started. */
  public void addNode(int index) {
    now(loops.components(), () -> nodes().add(index));
  }

  /** Stops the kubelet of a node; its containers live on. */
  public void stopKubelet(String node) {
    now(loops.components(), () -> nodes().stopKubelet(node));
  }

  /** Starts a new kubelet on the node, which adopts what runs there. */
  public void startKubelet(String node) {
    now(loops.components(), () -> nodes().startKubelet(node));
  }

  private static CompletionStage<Void> on(Loop loop, Supplier<CompletionStage<Void>> work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.execute(() -> work.get().whenComplete((value, failure) -> {
      if (failure == null) {
        done.complete(null);
      } else {
        done.completeExceptionally(failure);
      }
    }));
    return done;
  }

  private void now(Loop loop, Runnable work) {
    AtomicBoolean done = new AtomicBoolean();
    loop.execute(() -> {
      work.run();
      done.set(true);
    });
    world.runUntil(done::get, PATIENCE);
  }
}
