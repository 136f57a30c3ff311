package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.assembly.AllControllers;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.adapters.runtimefake.FakeRuntime;
import io.hexareme.adapters.codecprotobuf.OpenApiEncoder;
import io.hexareme.adapters.codecprotobuf.ProtobufEncoder;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.FaultyApiServer;
import io.hexareme.core.apiserver.ApiServerPorts;
import io.hexareme.core.apiserver.ApiServerSettings;
import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.apiserver.Operations;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.kubelet.Kubelet;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** A whole control plane and some nodes as simulated processes, begun from one image of a store, and somebody with kubectl. */
final class SmallWorld {
  // Justification: the composition of a whole cluster, which reads best in one place.
  private static final SchemaTable TABLE = new KubernetesSchemas().load();
  private static final JsonCodec JSON = new JsonCodec();
  private static final YamlCodec YAML = new YamlCodec();
  private static final TokenSigner SIGNER = JwtSigner.inMemory(JSON, JSON);
  private static final String CA = "-----BEGIN CERTIFICATE-----\n";
  private static final List<Controller> CONTROLLERS = AllControllers.of(TABLE, CA);
  private static final int MOST_NODES = 3;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static StoreImage image;
  private static Map<Bytes, Long> beginning;

  private final SimulatedWorld world;
  private final Loop serverLoop;
  private final Panics trace = new Panics();
  private final EmbeddedStore store;
  private final FaultyApiServer server;
  private final Tape tape;
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, FakeRuntime> runtimes = new LinkedHashMap<>();
  private final ApiClient kubectl;
  private final Watchdog watchdog = new Watchdog();

  private SmallWorld(Optional<StoreImage> start, Instant now, Tape tape, List<Controller> controllers) {
    this.tape = tape;
    world = new SimulatedWorld(1, now);
    serverLoop = world.loop("apiserver");
    MemoryLogStorage log = new MemoryLogStorage(serverLoop);
    store = start.isPresent()
        ? EmbeddedStore.restore(start.get(), log, serverLoop, StoreConfig.DEFAULT, SmallWorld::broken)
        : EmbeddedStore.open(log, serverLoop, StoreConfig.DEFAULT, SmallWorld::broken);
    List<String> nodes = IntStream.rangeClosed(1, MOST_NODES).mapToObj(i -> "node-" + i).toList();
    KubernetesApiServer api = new KubernetesApiServer(
        new ApiServerPorts(store, serverLoop, world.clock(), world.randomness().fork("apiserver"), trace, SIGNER, node -> Optional.empty(),
            new Schemas(), JSON, JSON, YAML, new ProtobufEncoder(TABLE, JSON), new OpenApiEncoder(JSON), List.of(JSON, YAML),
            Operations.unwatched(), Outside.none()),
        new ApiServerSettings(ClientNames.users(CONTROLLERS.stream().map(Controller::name).toList(), nodes), "v1.34.0", CA, "10.96.0.0/16",
            "https://kubernetes.default.svc.cluster.local", "127.0.0.1", 6443, 20_000));
    server = new FaultyApiServer(api, serverLoop, world.clock(), ClientNames::of);
    kubectl = new ApiClient(request -> {
      CompletableFuture<io.hexareme.ports.api.ApiResponse> answer = new CompletableFuture<>();
      serverLoop.execute(() -> server.handle(request).thenAccept(answer::complete));
      return answer;
    }, ClientNames.credential("system:admin"), "kubectl");
    await(api.start());
    startComponents(controllers);
  }

  /** The built-in kinds, without their descriptions. */
  private static final class Schemas implements SchemaSource {
    @Override
    public SchemaTable load() {
      return TABLE;
    }

    @Override
    public String description(String type, String field) {
      return "";
    }
  }

  /** A world that has been quiet, with that many nodes Ready. */
  static SmallWorld begin(Story story, Strike strike) {
    prepare();
    List<Controller> controllers = CONTROLLERS.stream().filter(controller -> story.needs(controller.name())).toList();
    SmallWorld world = new SmallWorld(Optional.of(image), BEGIN.plusSeconds(60), new Tape(strike), controllers);
    IntStream.rangeClosed(1, story.nodes()).forEach(world::addNode);
    world.pass(5);
    world.watchdog.follow(world.store);
    world.tape.begin();
    return world;
  }

  private static synchronized void prepare() {
    if (image == null) {
      SmallWorld first = new SmallWorld(Optional.empty(), BEGIN, new Tape(Strike.NONE), CONTROLLERS);
      first.pass(20);
      beginning = new LinkedHashMap<>();
      first.pairs().forEach(pair -> beginning.put(pair.key(), pair.modRevision()));
      image = first.await(first.onServer(() -> first.store.maintenance().image()));
    }
  }

  private static void broken(Throwable cause) {
    throw new IllegalStateException("the store failed", cause);
  }

  private void startComponents(List<Controller> controllers) {
    component("controller-manager", "kube-controller-manager", (loop, api, life, number) -> new ControllerHost(
        name -> new ApiClient(api, ClientNames.controller(name), "kube-controller-manager"),
        new ApiClient(api, ClientNames.credential("system:kube-controller-manager"), "kube-controller-manager"),
        loop, world.clock(), world.randomness().fork("controllers-" + number), trace, controllers).start());
    component("scheduler", "scheduler", (loop, api, life, number) -> new Scheduler(
        new ApiClient(api, ClientNames.credential("system:kube-scheduler"), "kube-scheduler"), loop, world.clock(),
        world.randomness().fork("scheduler-" + number), trace).start());
  }

  /** A node of that number, from 1, with room for four ordinary Pods. */
  void addNode(int number) {
    String name = "node-" + number;
    Loop machine = world.loop("machine/" + name);
    FakeRuntime runtime = new FakeRuntime(machine, world.clock(), world.randomness().fork(name), "10.244." + number + ".0/24");
    runtimes.put(name, runtime);
    NodeConfig config = NodeConfig.of(name, "10.0.0." + number, "10.244." + number + ".0/24").withCapacity("cpu", "4");
    component(name, "kubelet/" + name, (loop, api, life, lives) -> {
      MachineRuntime reached = new MachineRuntime(runtime, machine, loop, life);
      new Kubelet(config, new ApiClient(api, ClientNames.node(name), "kubelet"), reached, reached, reached, loop, world.clock(),
          world.randomness().fork(name + "-" + lives), trace).start();
    });
  }

  private void component(String name, String informerClient, Component.Main main) {
    components.put(name, new Component(name, informerClient, world, server, serverLoop, tape, main));
  }

  Component component(String name) {
    return components.get(name);
  }

  Map<String, Component> components() {
    return components;
  }

  Tape tape() {
    return tape;
  }

  Panics trace() {
    return trace;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  FakeRuntime runtime(String node) {
    return runtimes.get(node);
  }

  void pass(long seconds) {
    world.advance(Duration.ofSeconds(seconds));
  }

  Duration elapsed() {
    return world.elapsed();
  }

  // ---- what somebody with kubectl does ----

  static Obj yaml(String text) {
    try {
      return YAML.decode(Bytes.utf8(text)).value().asObj();
    } catch (MalformedBody wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  void create(Resource resource, String text) {
    create(resource, yaml(text));
  }

  void create(Resource resource, Obj object) {
    done(kubectl.create(resource, object));
  }

  void patch(Resource resource, String name, String text) {
    patch(resource, resource.namespaced() ? "default" : "", name, text);
  }

  void patch(Resource resource, String namespace, String name, String text) {
    done(kubectl.patch(resource, namespace, name, "", ApiClient.STRATEGIC_MERGE_PATCH, yaml(text)));
  }

  void patchStatus(Resource resource, String name, String text) {
    done(kubectl.patch(resource, resource.namespaced() ? "default" : "", name, "status", ApiClient.STRATEGIC_MERGE_PATCH, yaml(text)));
  }

  void delete(Resource resource, String name, String options) {
    done(kubectl.delete(resource, resource.namespaced() ? "default" : "", name, options.isEmpty() ? Obj.EMPTY : yaml(options)));
  }

  /** Asks for an eviction, which may be refused. */
  Result evict(String pod) {
    return await(kubectl.createAt(Resource.PODS, "default", pod, "eviction", Value.obj(
        "kind", "Eviction", "apiVersion", "policy/v1", "metadata", Value.obj("name", pod, "namespace", "default"))));
  }

  List<Value> list(Resource resource) {
    return ((Result.Ok) await(kubectl.list(resource, "", Map.of()))).object().list("items");
  }

  private void done(CompletionStage<Result> stage) {
    if (await(stage) instanceof Result.Failed failed) {
      throw new IllegalStateException(failed.message());
    }
  }

  private <T> CompletionStage<T> onServer(java.util.function.Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    serverLoop.execute(() -> work.get().thenAccept(answer::complete));
    return answer;
  }

  private <T> T await(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!world.runUntil(future::isDone, PATIENCE)) {
      throw new IllegalStateException("no answer within " + PATIENCE);
    }
    return future.join();
  }

  // ---- what has become of it ----

  private List<KeyValue> pairs() {
    return ((RangeResult.Pairs) await(onServer(() -> store.range(RangeRequest.prefix(Bytes.utf8("/registry/")))))).pairs();
  }

  EndState state() {
    List<Listing> listings = runtimes.values().stream().map(runtime -> await(runtime.list())).toList();
    return EndState.of(pairs(), beginning, listings);
  }
}
