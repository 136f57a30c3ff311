package io.hexareme.adapters.assembly;

import com.google.inject.Injector;
import io.hexareme.adapters.simulation.ApiWire;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.client.LeaderElection;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Everything that runs in a simulated cluster, each component as a process of its own, and the wire between them. */
final class ClusterProcesses {
  /** After a component has ended itself, as one that has lost its leadership does. */
  private static final Duration RESTART = Duration.ofSeconds(1);

  private final SimulatedWorld world;
  private final Parts parts;
  private final Heritage heritage;
  private final Identities identities;
  private final Instruments instruments;
  private final ApiWire wire;
  private final Loop supervisor;
  private final Optional<SimulatedMembers> members;
  private final SimulatedServers servers;
  private final Nodes nodes;
  private final List<Component> schedulers = new ArrayList<>();
  private final List<Component> managers = new ArrayList<>();
  private final Map<String, Component> machines = new LinkedHashMap<>();
  private final Map<String, Component> kubelets = new LinkedHashMap<>();
  private final Map<String, Component> proxies = new LinkedHashMap<>();
  private final Component dns;
  private final Traffic traffic;
  private final Map<String, Host> kubeletHosts = new LinkedHashMap<>();
  private final List<Component> components = new ArrayList<>();
  private final Map<String, SimulatedProcess> all = new LinkedHashMap<>();

  ClusterProcesses(SimulatedWorld world, ClusterShape shape, Injector injector, LogPlace log, Heritage heritage, Instruments instruments) {
    this.heritage = heritage;
    this.world = world;
    this.instruments = instruments;
    this.parts = injector.getInstance(Parts.class);
    this.traffic = injector.getInstance(Traffic.class);
    this.identities = injector.getInstance(Identities.class);
    this.wire = new ApiWire(world, shape.shortest(), shape.longest());
    this.supervisor = world.loop("supervisor");
    Metrics metrics = injector.getInstance(Metrics.class);
    this.members = shape.members() == 0 ? Optional.empty() : Optional.of(new SimulatedMembers(world, shape.members(), heritage, metrics));
    ServerStore store = members.<ServerStore>map(ServerStore.Apart::new).orElseGet(() -> new ServerStore.Within(log, heritage, metrics));
    CrossLoopNodeAgents agents = new CrossLoopNodeAgents(supervisor);
    this.servers = new SimulatedServers(world, shape.apiServers(), parts, store, heritage, agents, wire, new ClientNames(identities), (at, fault, request) -> { });
    this.nodes = new Nodes(agents, injector.getInstance(Trace.class), Optional.empty(), kubeletHosts::get, this::clientsOf, instruments.flaws(), traffic);
    this.dns = new Component(world, "dns-1", this::dns);
    addReplicas("scheduler-", shape.schedulers(), schedulers, "kube-scheduler", this::scheduler);
    addReplicas("controller-manager-", shape.controllerManagers(), managers, "kube-controller-manager", this::controllers);
    for (int index = 0; index < shape.nodes(); index++) {
      addNode(index);
    }
    register();
  }

  // ---- what there is ----

  private void addReplicas(String prefix, int count, List<Component> into, String lease, BiFunction<Host, ComponentClients, Runnable> work) {
    for (int number = 1; number <= count; number++) {
      Component component = new Component(world, prefix + number,
          host -> Component.Running.at(count == 1 ? work.apply(host, clientsOf(host.name(), host)) : elected(host, lease, work)));
      into.add(component);
    }
  }

  private void addNode(int index) {
    String node = ClusterSettings.nodeName(index);
    Component machine = new Component(world, node, host -> machine(index, node, host));
    machines.put(node, machine);
    kubelets.put(node, new Component(world, "kubelet-" + node, machine, host -> kubelet(node, host)));
    proxies.put(node, new Component(world, "proxy-" + node, machine, host -> proxy(node, host)));
  }

  private void register() {
    members.ifPresent(several -> components.addAll(several.components()));
    components.addAll(servers.components());
    components.addAll(schedulers);
    components.addAll(managers);
    components.addAll(kubelets.values());
    components.addAll(machines.values());
    components.addAll(proxies.values());
    components.add(dns);
    components.forEach(component -> all.put(component.name(), component.process()));
  }

  /** Those that nobody but the objects tells what to do. */
  List<Component> workers() {
    List<Component> workers = new ArrayList<>(schedulers);
    workers.addAll(managers);
    workers.addAll(kubelets.values());
    workers.addAll(proxies.values());
    workers.add(dns);
    return workers;
  }

  List<Component> machines() {
    return List.copyOf(machines.values());
  }

  /** Every one, in the order in which they are to start. */
  List<Component> components() {
    return components;
  }

  Map<String, SimulatedProcess> all() {
    return all;
  }

  Optional<SimulatedMembers> members() {
    return members;
  }

  SimulatedServers servers() {
    return servers;
  }

  List<Component> schedulers() {
    return schedulers;
  }

  List<Component> managers() {
    return managers;
  }

  Component machine(String node) {
    return found(machines, node);
  }

  Component kubelet(String node) {
    return found(kubelets, node);
  }

  Nodes nodes() {
    return nodes;
  }

  Traffic traffic() {
    return traffic;
  }

  ApiWire wire() {
    return wire;
  }

  private static Component found(Map<String, Component> components, String node) {
    Component component = components.get(node);
    if (component == null) {
      throw new IllegalArgumentException("there is no node " + node + ", only " + components.keySet());
    }
    return component;
  }

  // ---- what they do ----

  /** The API as somebody outside of the cluster sees it, on that loop. */
  ApiServer front(String client, Loop loop, int first) {
    return wire.from(client, loop, first);
  }

  private ComponentClients clientsOf(String name, Host host) {
    return new ComponentClients(wire.from(host.name(), host.loop(), preference(host.name())), host.loop(), identities, instruments);
  }

  /** Clients are spread over the servers by the number in their name. */
  private int preference(String name) {
    int number = 0;
    for (int i = name.length() - 1, place = 1; i >= 0 && Character.isDigit(name.charAt(i)); i--, place *= 10) {
      number += place * (name.charAt(i) - '0');
    }
    return Math.max(0, number - 1) % wire.servers().size();
  }

  private Runnable scheduler(Host host, ComponentClients clients) {
    Scheduler scheduler = parts.scheduler(host, clients);
    scheduler.start();
    return scheduler::stop;
  }

  private Runnable controllers(Host host, ComponentClients clients) {
    ControllerHost controllers = parts.controllers(host, clients);
    controllers.start();
    return controllers::stop;
  }

  /** Works while it leads; one that leads no longer ends its process at once, and begins anew as a candidate. */
  private Runnable elected(Host host, String lease, BiFunction<Host, ComponentClients, Runnable> work) {
    Runnable[] stop = {() -> { }};
    ComponentClients clients = clientsOf(host.name(), host);
    String identity = host.name() + "_" + host.randomness().fork("identity").nextUuid();
    LeaderElection election = new LeaderElection(
        clients.of("system:" + lease, lease), host.loop(), host.clock(), host.randomness().fork("election"), lease, identity);
    election.start(new LeaderElection.Candidate() {
      @Override
      public void leads() {
        stop[0] = work.apply(host, clients.through(election));
      }

      @Override
      public void leadsNoMore() {
        SimulatedProcess process = all.get(host.name());
        supervisor.after(RESTART, process::start);
        process.crash();
      }
    });
    return () -> {
      stop[0].run();
      election.stop();
    };
  }

  private Component.Running machine(int index, String node, Host host) {
    nodes.boot(index, host, heritage.runtime(node));
    Component kubelet = kubelets.get(node);
    Component proxy = proxies.get(node);
    machines.get(node).process().onCrash(() -> {
      nodes.loseMachine(node);
      kubelet.process().crash();
      proxy.process().crash();
    });
    if (heritage.isBoot(node)) {
      return Component.Running.at(() -> { });
    }
    dns.start();
    proxy.start();
    return new Component.Running(kubelet.start(), () -> { });
  }

  private Component.Running dns(Host host) {
    return Component.Running.at(traffic.startDns(host, clientsOf(host.name(), host))::stop);
  }

  private Component.Running proxy(String node, Host host) {
    if (!nodes.isUp(node)) {
      proxies.get(node).process().crash();
      return Component.Running.at(() -> { });
    }
    return Component.Running.at(traffic.startProxy(node, host, clientsOf(host.name(), host))::stop);
  }

  private Component.Running kubelet(String node, Host host) {
    SimulatedProcess process = kubelets.get(node).process();
    if (!nodes.isUp(node)) {
      process.crash();
      return Component.Running.at(() -> { });
    }
    kubeletHosts.put(node, host);
    process.onCrash(() -> nodes.loseKubelet(node));
    nodes.startKubelet(node);
    return Component.Running.at(() -> nodes.stopKubelet(node));
  }
}
