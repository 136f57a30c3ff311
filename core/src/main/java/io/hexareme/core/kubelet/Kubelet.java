package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Informer;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.kubelet.node.NodeLease;
import io.hexareme.core.kubelet.node.NodeReporter;
import io.hexareme.core.kubelet.pod.PodInput.NodeFacts;
import io.hexareme.core.kubelet.probe.Handlers;
import io.hexareme.core.kubelet.probe.Probes;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One node's agent. Lives on one loop: everything is called there, and it calls everything from there. Stopping it leaves the
 * containers running; the next kubelet of the node adopts them.
 */
public final class Kubelet {
  private static final Duration SYNC_RETRY = Duration.ofMillis(50);

  private final Loop loop;
  private final Informer pods;
  private final Informer services;
  private final PodVolumes volumes;
  private final PodTable table;
  private final PodWorkers workers;
  private final Probes probes;
  private final RuntimeWatch watch;
  private final RuntimeCalls calls;
  private final Images images;
  private final NodeReporter reporter;
  private final NodeLease lease;
  private final NodeAgent agent;
  private boolean stopped;

  /** @param client with the identity {@code system:node:NAME} */
  public Kubelet(NodeConfig config, ApiClient client, ContainerRuntime runtime, Prober prober, Volumes volumes, Loop loop, Clock clock,
      Randomness randomness, Trace trace) {
    this(config, client, runtime, prober, volumes, loop, clock, randomness, trace, Set.of());
  }

  /** @param flaws known bugs put back in on purpose, for simulations that must notice them */
  public Kubelet(NodeConfig config, ApiClient client, ContainerRuntime runtime, Prober prober, Volumes volumes, Loop loop, Clock clock,
      Randomness randomness, Trace trace, Set<KubeletFlaw> flaws) {
    this.loop = loop;
    String name = config.name();
    KubeletParts parts = new KubeletParts(
        client, new EventRecorder(client, clock, "kubelet", name), new Spans(name, trace, clock), loop, clock, flaws);
    this.pods = new Informer(client, loop, Resource.PODS, Map.of("fieldSelector", "spec.nodeName=" + name));
    this.services = new Informer(client, loop, Resource.SERVICES, Map.of());
    this.volumes = new PodVolumes(parts, config, volumes, uid -> workers().volumesChanged(uid));
    this.watch = new RuntimeWatch(runtime, loop, this::listed, this::healthChanged);
    this.table = new PodTable(parts, uid -> workers().wake(uid));
    Handlers handlers = new Handlers(runtime, prober);
    this.probes = new Probes(handlers, loop, clock, parts.events(), uid -> workers().wake(uid));
    this.calls = new RuntimeCalls(runtime, parts.spans());
    this.images = new Images(calls, parts.events(), loop);
    String runtimeName = runtime.version().contains("://") ? runtime.version().substring(0, runtime.version().indexOf("://")) : runtime.version();
    this.workers = new PodWorkers(table, new NodeFacts(config.internalIp(), runtimeName), parts,
        actions(parts, new LifecycleHooks(calls, handlers, loop), config), probes, watch,
        new NodeAdmission(config, parts, table, uid -> workers().wake(uid)), this.volumes);
    this.lease = new NodeLease(name, client, loop, clock);
    this.reporter = new NodeReporter(config, runtime.version(), client, parts.events(), loop, clock, randomness.fork("kubelet/" + name),
        watch::healthy, node -> lease().start(Meta.uid(node)));
    this.agent = new KubeletServer(runtime, clock, table, watch::healthy);
    pods.onChange(table::changed);
  }

  public void start() {
    reporter.start();
    pods.start();
    services.start();
    watch.start();
  }

  public void stop() {
    stopped = true;
    pods.stop();
    services.stop();
    volumes.stop();
    watch.stop();
    workers.stop();
    calls.stop();
    probes.stop();
    reporter.stop();
    lease.stop();
  }

  /** What the API server asks this node. */
  public NodeAgent agent() {
    return agent;
  }

  private PodWorkers workers() {
    return workers;
  }

  private PodActions actions(KubeletParts parts, LifecycleHooks hooks, NodeConfig config) {
    Environments environments = new Environments(parts.client(), config, services);
    ContainerStarter starter = new ContainerStarter(calls, images, environments, hooks, parts.events(), parts.clock());
    ContainerStopper stopper = new ContainerStopper(calls, hooks, parts.events(), loop);
    return new PodActions(calls, starter, stopper, volumes, parts);
  }

  private NodeLease lease() {
    return lease;
  }

  private void healthChanged() {
    reporter.hurry();
  }

  /** What the runtime has means nothing before it is known what it should have: an unknown Pod would be taken for a deleted one. */
  private void listed(Listing listing) {
    if (stopped) {
      return;
    }
    if (!pods.synced()) {
      loop.after(SYNC_RETRY, () -> watch.refresh(() -> {}));
      return;
    }
    listing.containers().forEach(images::seen);
    table.listed(listing);
    workers.open();
  }
}
