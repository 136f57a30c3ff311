package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.FakeRuntime;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Informer;
import io.hexareme.core.kubelet.Kubelet;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
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

/** The worker nodes of this process: a kubelet and a fake runtime each. Lives on the components' loop. */
public final class Nodes {
  private final ComponentClients clients;
  private final CrossLoopNodeAgents agents;
  private final Loop loop;
  private final Clock clock;
  private final Randomness randomness;
  private final Trace trace;
  private final Optional<Path> state;
  private final Map<String, Worker> workers = new LinkedHashMap<>();
  private Informer watch;

  private record Worker(NodeConfig config, Kubelet kubelet, FakeRuntime runtime) {}

  /** @param state where the fake containers of each node are kept; empty for in memory */
  Nodes(ComponentClients clients, CrossLoopNodeAgents agents, Loop loop, World world, Trace trace, Optional<Path> state) {
    this.clients = clients;
    this.agents = agents;
    this.loop = loop;
    this.clock = world.clock();
    this.randomness = world.randomness().fork("nodes");
    this.trace = trace;
    this.state = state;
  }

  /** Of those that were added, whatever the API server knows. */
  public List<String> names() {
    return List.copyOf(workers.keySet());
  }

  /** Adds a node and starts its kubelet. */
  void add(int index) {
    String name = ClusterSettings.nodeName(index);
    int third = index / 256;
    int fourth = index % 256;
    String podCidr = "10." + (244 + third) + "." + fourth + ".0/24";
    FakeRuntime runtime = new FakeRuntime(loop, clock, randomness.fork(name), podCidr,
        state.map(directory -> directory.resolve(name)).orElse(null), Map.of());
    NodeConfig config = NodeConfig.of(name, "10.0." + third + "." + (fourth + 1), podCidr).withKubeletVersion(ClusterSettings.GIT_VERSION);
    startKubelet(config, runtime);
  }

  private void startKubelet(NodeConfig config, FakeRuntime runtime) {
    String name = config.name();
    ApiClient client = clients.of("system:node:" + name, "kubelet");
    Kubelet kubelet = new Kubelet(config, client, runtime, runtime, loop, clock, randomness.fork(name), trace);
    workers.put(name, new Worker(config, kubelet, runtime));
    agents.register(name, kubelet.agent(), loop);
    kubelet.start();
  }

  /** A new kubelet for a node whose old one was stopped. */
  void startKubelet(String name) {
    Worker worker = workers.get(name);
    startKubelet(worker.config(), worker.runtime());
  }

  /** Stops a node's kubelet; its containers live on. */
  void stopKubelet(String name) {
    workers.get(name).kubelet().stop();
    agents.unregister(name);
  }

  /** Starts that many nodes; completes when every one of them is Ready. */
  CompletionStage<Void> start(int count) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Set<String> missing = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      missing.add(ClusterSettings.nodeName(i));
      add(i);
    }
    if (missing.isEmpty()) {
      ready.complete(null);
      return ready;
    }
    Instant began = clock.now().truncatedTo(ChronoUnit.SECONDS);
    watch = new Informer(clients.of("system:admin", "hexareme"), loop, Resource.NODES, Map.of());
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
    workers.keySet().forEach(this::stopKubelet);
  }

  /** What runs on that node: all sandboxes and containers its runtime knows of. */
  public CompletionStage<ContainerRuntime.Listing> list(String node) {
    CompletableFuture<ContainerRuntime.Listing> listing = new CompletableFuture<>();
    loop.execute(() -> workers.get(node).runtime().list().thenAccept(listing::complete));
    return listing;
  }

  /**
   * Kills a running container behind the kubelet's back, as somebody with a shell on the node might; false when that node runs no such
   * container.
   */
  public CompletionStage<Boolean> kill(String node, String namespace, String pod, String container) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    loop.execute(() -> {
      Worker worker = workers.get(node);
      Optional<String> id = worker == null ? Optional.empty() : worker.runtime().running(namespace, pod, container);
      id.ifPresent(running -> worker.runtime().kill(running, 137));
      done.complete(id.isPresent());
    });
    return done;
  }
}
