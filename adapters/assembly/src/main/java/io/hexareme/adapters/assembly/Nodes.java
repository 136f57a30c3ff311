package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.FakeRuntime;
import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.adapters.runtimefake.RuntimeImage;
import io.hexareme.core.client.Informer;
import io.hexareme.core.kubelet.Kubelet;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.value.Value.Obj;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The worker nodes: on each machine a fake runtime, and a kubelet, which may live somewhere else than the runtime and may come and go while
 * containers run. What is said here of one node happens on the loop of its machine or its kubelet.
 */
public final class Nodes {
  private final CrossLoopNodeAgents agents;
  private final Trace trace;
  private final Optional<Path> state;
  private final Function<String, Host> kubeletHosts;
  private final BiFunction<String, Host, ComponentClients> clients;
  private final Flaws flaws;
  private final Traffic traffic;
  private final Map<String, Worker> workers = new LinkedHashMap<>();
  private final Map<String, RuntimeFaults> faults = new LinkedHashMap<>();

  /** @param kubelet null while none runs */
  private record Worker(NodeConfig config, Host machine, FakeRuntime runtime, Kubelet kubelet) {
    Worker with(Kubelet other) {
      return new Worker(config, machine, runtime, other);
    }
  }

  /**
   * @param state where the fake containers of each node are kept; empty for in memory
   * @param hosts where the kubelet of a node lives
   * @param clients the API as it is seen from there
   * @param flaws the bugs that kubelets have, in simulations only
   * @param traffic how containers reach each other
   */
  Nodes(CrossLoopNodeAgents agents, Trace trace, Optional<Path> state, Function<String, Host> hosts,
      BiFunction<String, Host, ComponentClients> clients, Flaws flaws, Traffic traffic) {
    this.agents = agents;
    this.trace = trace;
    this.state = state;
    this.kubeletHosts = hosts;
    this.clients = clients;
    this.flaws = flaws;
    this.traffic = traffic;
  }

  /** Of those that were added, whatever the API server knows. */
  public List<String> names() {
    return List.copyOf(workers.keySet());
  }

  /** Adds a node whose kubelet and proxy live where its runtime does, and starts them. */
  void add(int index) {
    add(index, Optional.empty());
  }

  private void add(int index, Optional<RuntimeImage> image) {
    String name = ClusterSettings.nodeName(index);
    Host host = kubeletHosts.apply(name);
    boot(index, host, image);
    startKubelet(name);
    traffic.startProxy(name, host, clients.apply(name, host));
  }

  /**
   * A machine comes up, with a runtime that runs nothing or, where state is kept, what it ran.
   *
   * @param image what it is to run instead
   */
  void boot(int index, Host machine, Optional<RuntimeImage> image) {
    String name = ClusterSettings.nodeName(index);
    int third = index / 256;
    int fourth = index % 256;
    String podCidr = "10." + (244 + third) + "." + fourth + ".0/24";
    String ip = "10.0." + third + "." + (fourth + 1);
    Randomness randomness = machine.randomness().fork(name);
    NodeNetwork network = traffic.join(name, ip, machine);
    FakeRuntime runtime = image.map(kept -> new FakeRuntime(machine.loop(), machine.clock(), randomness, podCidr, kept, traffic.images(), network))
        .orElseGet(() -> new FakeRuntime(machine.loop(), machine.clock(), randomness, podCidr,
            state.map(directory -> directory.resolve(name)).orElse(null), traffic.images(), network));
    NodeConfig config = NodeConfig.of(name, ip, podCidr).withKubeletVersion(ClusterSettings.GIT_VERSION);
    workers.put(name, new Worker(config, machine, runtime, null));
  }

  /** A new kubelet for a machine that is up and has none; it adopts what runs there. */
  void startKubelet(String name) {
    Worker worker = workers.get(name);
    Host host = kubeletHosts.apply(name);
    CarriedRuntime carried = new CarriedRuntime(worker.runtime(), faults(name), worker.machine().loop(), host.loop());
    boolean together = host.loop() == worker.machine().loop();
    Kubelet kubelet = new Kubelet(worker.config(), clients.apply(name, host).of("system:node:" + name, "kubelet"),
        together ? worker.runtime() : carried, together ? worker.runtime() : carried, together ? worker.runtime() : carried, host.loop(), host.clock(), host.randomness().fork(name), trace,
        flaws.kubelet());
    workers.put(name, worker.with(kubelet));
    agents.register(name, kubelet.agent(), host.loop());
    kubelet.start();
  }

  /** All machines, kubelets and proxies are gone; nothing happens on them any more. */
  void loseAll() {
    traffic.stop();
    List.copyOf(workers.keySet()).forEach(name -> {
      Worker worker = workers.get(name);
      if (worker.kubelet() != null) {
        stopKubelet(name);
      }
      worker.runtime().close();
      loseMachine(name);
    });
  }

  /** Machines as they were, each with a new kubelet and proxy. */
  void restore(Map<String, RuntimeImage> images) {
    startDns();
    int index = 0;
    for (Map.Entry<String, RuntimeImage> machine : images.entrySet()) {
      add(index++, Optional.of(machine.getValue()));
    }
  }

  private Host startDns() {
    Host host = kubeletHosts.apply("");
    traffic.startDns(host, clients.apply("", host));
    return host;
  }

  /** What runs on each machine that is up, by name. */
  Map<String, RuntimeImage> images() {
    Map<String, RuntimeImage> images = new LinkedHashMap<>();
    workers.forEach((name, worker) -> images.put(name, worker.runtime().image()));
    return images;
  }

  /** Stops a node's kubelet; its containers live on. */
  void stopKubelet(String name) {
    workers.get(name).kubelet().stop();
    loseKubelet(name);
  }

  /** The kubelet is no more, and nobody stopped it. */
  void loseKubelet(String name) {
    agents.unregister(name);
    workers.computeIfPresent(name, (_, worker) -> worker.with(null));
  }

  /** The machine is no more, nor is anything that ran on it. */
  void loseMachine(String name) {
    workers.remove(name);
    traffic.leave(name);
  }

  /** From now on no traffic of containers gets out of that machine or into it, or it does again. Its kubelet has ways of its own. */
  public void cutOff(String name, boolean off) {
    traffic.cut(name, off);
  }

  /** What is wrong with that node's runtime, for kubelets in processes of their own. */
  RuntimeFaults faults(String name) {
    return faults.computeIfAbsent(name, _ -> new RuntimeFaults());
  }

  /** Ends the {@code which}th of the containers that run there, counted round; nothing when none runs. */
  void exit(String name, int which, int exitCode) {
    Worker worker = workers.get(name);
    if (worker != null) {
      worker.machine().loop().execute(() -> worker.runtime().list().thenAccept(listing -> {
        List<String> running = listing.containers().stream()
            .filter(container -> container.state() == ContainerRuntime.ContainerState.RUNNING).map(ContainerRuntime.Container::id).toList();
        if (!running.isEmpty()) {
          worker.runtime().kill(running.get(which % running.size()), exitCode);
        }
      }));
    }
  }

  boolean isUp(String name) {
    return workers.containsKey(name);
  }

  /** Starts that many nodes; completes when every one of them is Ready. */
  CompletionStage<Void> start(int count) {
    List<String> names = IntStream.range(0, count).mapToObj(ClusterSettings::nodeName).toList();
    Host host = startDns();
    for (int i = 0; i < count; i++) {
      add(i);
    }
    return ready(names, host, clients.apply("", host));
  }

  /** Completes when all of those nodes have said since now that they are Ready; on that host's loop. */
  CompletionStage<Void> ready(List<String> names, Host host, ComponentClients watcher) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Set<String> missing = new LinkedHashSet<>(names);
    if (missing.isEmpty()) {
      ready.complete(null);
      return ready;
    }
    Instant began = host.clock().now().truncatedTo(ChronoUnit.SECONDS);
    Informer watch = new Informer(watcher.of("system:admin", "hexareme"), host.loop(), Resource.NODES, Map.of());
    watch.onChange((before, after) -> {
      if (after != null && isReadySince(after, began) && missing.remove(Meta.name(after)) && missing.isEmpty()) {
        watch.stop();
        ready.complete(null);
      }
    });
    watch.start();
    return ready;
  }

  /** What an earlier process said of its kubelet says nothing of ours. */
  private static boolean isReadySince(Obj node, Instant began) {
    return Conditions.find(node.at("status", "conditions"), "Ready")
        .filter(ready -> ready.text("status").equals("True"))
        .flatMap(ready -> Timestamps.parse(ready.at("lastHeartbeatTime")))
        .filter(heartbeat -> !heartbeat.isBefore(began))
        .isPresent();
  }

  /** Stops the kubelets; containers live on. */
  void stop() {
    List.copyOf(workers.keySet()).forEach(this::stopKubelet);
    traffic.stop();
  }

  /** What runs on that node: all sandboxes and containers its runtime knows of; nothing while the machine is down. */
  public CompletionStage<ContainerRuntime.Listing> list(String node) {
    CompletableFuture<ContainerRuntime.Listing> listing = new CompletableFuture<>();
    Worker worker = workers.get(node);
    if (worker == null) {
      listing.complete(new ContainerRuntime.Listing(List.of(), List.of()));
      return listing;
    }
    worker.machine().loop().execute(() -> worker.runtime().list().thenAccept(listing::complete));
    return listing;
  }

  /**
   * Kills a running container behind the kubelet's back, as somebody with a shell on the node might; false when that node runs no such
   * container.
   */
  public CompletionStage<Boolean> kill(String node, String namespace, String pod, String container) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Worker worker = workers.get(node);
    if (worker == null) {
      done.complete(false);
      return done;
    }
    worker.machine().loop().execute(() -> {
      Optional<String> id = worker.runtime().running(namespace, pod, container);
      id.ifPresent(running -> worker.runtime().kill(running, 137));
      done.complete(id.isPresent());
    });
    return done;
  }
}
