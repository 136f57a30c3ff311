package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.ClusterNetwork;
import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

// Justification: three ports of one node, each method of which passes its call on.
/**
 * The container runtime of one node, the prober of its containers and the keeper of their volumes. Lives on the kubelet's loop; every
 * answer takes a turn.
 */
public final class FakeRuntime implements ContainerRuntime, Prober, Volumes {
  private final Loop loop;
  private final Clock clock;
  private final FakeImages images;
  private final Behaviours behaviours;
  private final FakeVolumes volumes = new FakeVolumes();
  private final ListeningPorts ports = new ListeningPorts();
  private final FakeNode node;
  private final FakeProbes probes;
  private final ProgramProbes programs;
  private final FakeStreams streams;

  /** A runtime whose containers end with it. @param podCidr where its Pods' addresses come from, such as {@code 10.244.1.0/24} */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr) {
    this(loop, clock, randomness, podCidr, null, Map.of());
  }

  /** The same in a network of its own, without names and Services. */
  public FakeRuntime(
      Loop loop, Clock clock, Randomness randomness, String podCidr, Path stateDirectory, Map<String, ImageScript> scripts) {
    this(loop, clock, randomness, podCidr, stateDirectory, registered(scripts),
        new ClusterNetwork().join("node", "127.0.0.1", loop, clock, randomness.fork("network")));
  }

  private static FakeImages registered(Map<String, ImageScript> scripts) {
    FakeImages images = new FakeImages();
    scripts.forEach(images::script);
    return images;
  }

  /**
   * A runtime whose containers go on when it is opened again with the same directory: those that would still run by now do run, with
   * their ids and times; those that would have ended have ended.
   *
   * @param stateDirectory made if it is not there; null for none
   * @param images what images do; of those that adopted containers were made of that must be known here. A running container that has a
   *     program runs it from its beginning
   * @param network the node's part of the cluster's network
   */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr, Path stateDirectory, FakeImages images, NodeNetwork network) {
    this.loop = loop;
    this.clock = clock;
    this.images = images;
    this.behaviours = new Behaviours(images);
    this.node = new FakeNode(loop, clock, randomness, new PodAddresses(podCidr), new StateDirectory(stateDirectory), behaviours,
        network, volumes, new Programs(behaviours, volumes, ports, network, loop, clock));
    this.probes = new FakeProbes(node, loop);
    this.programs = new ProgramProbes(ports, loop);
    FakeServers servers = new FakeServers(node, ports, network.ip());
    this.streams = new FakeStreams(node, probes, servers, loop, clock);
    network.listen(servers);
    node.adopt();
  }

  /** A runtime that begins with what another one had; nothing of it is kept in files. Programs of running containers run from their beginning. */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr, RuntimeImage image, FakeImages images, NodeNetwork network) {
    this(loop, clock, randomness, podCidr, (Path) null, images, network);
    node.adopt(image);
  }

  /** The same in a network of its own. */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr, RuntimeImage image, FakeImages images) {
    this(loop, clock, randomness, podCidr, image, images,
        new ClusterNetwork().join("node", "127.0.0.1", loop, clock, randomness.fork("network")));
  }

  /** What images do here: registered here, or shared with other nodes. */
  public FakeImages images() {
    return images;
  }

  /** What is on the node now, to begin another one with. What is being pulled or started is not there yet. */
  public RuntimeImage image() {
    return node.image();
  }

  /** The machine is gone: nothing happens on it any more. */
  public void close() {
    node.close();
  }

  /**
   * From now on containers of such images do as {@code script} says.
   *
   * @param imagePattern an image name, without registry and tag for any of them; {@code *} stands for anything
   */
  public FakeRuntime script(String imagePattern, ImageScript script) {
    images.script(imagePattern, script);
    return this;
  }

  /** Ends a running container by hand, as an operator on the node would. */
  public void kill(String containerId, int exitCode) {
    node.container(containerId).filter(FakeContainer::isRunning).ifPresent(container -> node.end(container, exitCode));
  }

  /** The id of the running container of that name in that Pod. */
  public Optional<String> running(String namespace, String pod, String container) {
    return node.listing().containers().stream()
        .filter(c -> c.state() == ContainerState.RUNNING && c.config().name().equals(container))
        .filter(c -> node.sandbox(c.sandboxId()).map(Sandbox::config)
            .filter(config -> config.namespace().equals(namespace) && config.podName().equals(pod)).isPresent())
        .map(Container::id)
        .findFirst();
  }

  @Override
  public String version() {
    return "fake://0.1.0";
  }

  @Override
  public CompletionStage<String> pullImage(String image) {
    ImageScript script = behaviours.script(image);
    Optional<String> error = Optional.ofNullable(script.pullError())
        .or(() -> images.program(image).isPresent() ? Optional.empty() : ImageNames.pullError(image));
    return later(script.pullTakes(), () -> {
      if (error.isPresent()) {
        throw new RuntimeFailure("ErrImagePull", error.get());
      }
      return ImageNames.id(image);
    });
  }

  @Override
  public CompletionStage<String> runSandbox(SandboxConfig config) {
    return now(() -> node.runSandbox(config));
  }

  @Override
  public CompletionStage<Void> stopSandbox(String sandboxId) {
    return now(() -> {
      node.stopSandbox(sandboxId);
      return null;
    });
  }

  @Override
  public CompletionStage<Void> removeSandbox(String sandboxId) {
    return now(() -> {
      node.removeSandbox(sandboxId);
      return null;
    });
  }

  @Override
  public CompletionStage<String> createContainer(String sandboxId, ContainerConfig config) {
    return now(() -> node.create(sandboxId, config));
  }

  @Override
  public CompletionStage<Void> startContainer(String containerId) {
    Duration takes = node.container(containerId).map(container -> container.behaviour.startTakes()).orElse(Duration.ZERO);
    return later(takes, () -> {
      node.start(containerId);
      return null;
    });
  }

  @Override
  public CompletionStage<Void> stopContainer(String containerId, Duration grace) {
    return node.stop(containerId, grace);
  }

  @Override
  public CompletionStage<Void> removeContainer(String containerId) {
    return now(() -> {
      node.remove(containerId);
      return null;
    });
  }

  @Override
  public CompletionStage<Listing> list() {
    return now(node::listing);
  }

  @Override
  public CompletionStage<ExecResult> exec(String containerId, List<String> command, Duration timeout) {
    return probes.exec(containerId, command, timeout);
  }

  @Override
  public LogFlow log(String containerId, boolean follow, LogReader reader) {
    Optional<FakeContainer> container = node.container(containerId);
    if (container.isEmpty()) {
      loop.execute(reader::end);
      return () -> {};
    }
    return container.get().hasProgram()
        ? new ProgramLogTail(container.get(), follow, reader, loop)
        : new LogTail(container.get(), follow, reader, loop);
  }

  @Override
  public ContainerStreams streams() {
    return streams;
  }

  @Override
  public void onChange(Runnable onChange) {
    node.onChange(onChange);
  }

  @Override
  public CompletionStage<Outcome> http(
      String containerId, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    return program(containerId)
        .map(sandbox -> programs.http(sandbox, scheme, host, port, path, headers, timeout))
        .orElseGet(() -> now(() -> probes.outcome(containerId, "HTTP probe failed with statuscode: 503")));
  }

  @Override
  public CompletionStage<Outcome> tcp(String containerId, String host, int port, Duration timeout) {
    return now(() -> program(containerId)
        .map(sandbox -> programs.tcp(sandbox, host, port))
        .orElseGet(() -> probes.outcome(containerId, "dial tcp " + host + ":" + port + ": connect: connection refused")));
  }

  @Override
  public CompletionStage<Outcome> grpc(String containerId, String host, int port, String service, Duration timeout) {
    return now(() -> program(containerId)
        .map(sandbox -> programs.grpc(sandbox, host, port, timeout))
        .orElseGet(() -> probes.outcome(containerId, "service unhealthy (responded with \"NOT_SERVING\")")));
  }

  /** The sandbox of a container that runs a program; empty for any other. */
  private Optional<Sandbox> program(String containerId) {
    return node.container(containerId).filter(FakeContainer::hasProgram).flatMap(container -> node.sandbox(container.told().sandboxId()));
  }

  @Override
  public CompletionStage<Void> write(String podUid, String volume, Map<String, File> files) {
    return now(() -> {
      volumes.write(podUid, volume, files);
      return null;
    });
  }

  @Override
  public CompletionStage<Void> make(String podUid, String volume) {
    return now(() -> {
      volumes.make(podUid, volume);
      return null;
    });
  }

  @Override
  public CompletionStage<Void> remove(String podUid) {
    return now(() -> {
      volumes.remove(podUid);
      return null;
    });
  }

  private <T> CompletionStage<T> now(Supplier<T> work) {
    return later(Duration.ZERO, work);
  }

  private <T> CompletionStage<T> later(Duration delay, Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Runnable task = () -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeFailure refused) {
        answer.completeExceptionally(refused);
      }
    };
    if (delay.isZero()) {
      loop.execute(task);
    } else {
      loop.after(delay, task);
    }
    return answer;
  }
}
