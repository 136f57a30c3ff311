package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.RuntimeFailure;
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

/** The container runtime of one node, and the prober of its containers. Lives on the kubelet's loop; every answer takes a turn. */
public final class FakeRuntime implements ContainerRuntime, Prober {
  private final Loop loop;
  private final Clock clock;
  private final Behaviours behaviours = new Behaviours();
  private final FakeNode node;
  private final FakeProbes probes;

  /** A runtime whose containers end with it. @param podCidr where its Pods' addresses come from, such as {@code 10.244.1.0/24} */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr) {
    this(loop, clock, randomness, podCidr, null, Map.of());
  }

  /**
   * A runtime whose containers go on when it is opened again with the same directory: those that would still run by now do run, with
   * their ids and times; those that would have ended have ended.
   *
   * @param stateDirectory made if it is not there; null for none
   * @param scripts as {@link #script} registers them; those that adopted containers need must be known here
   */
  public FakeRuntime(
      Loop loop, Clock clock, Randomness randomness, String podCidr, Path stateDirectory, Map<String, ImageScript> scripts) {
    this.loop = loop;
    this.clock = clock;
    scripts.forEach(behaviours::register);
    this.node = new FakeNode(loop, clock, randomness, new PodAddresses(podCidr), new StateDirectory(stateDirectory), behaviours);
    this.probes = new FakeProbes(node, loop, clock);
    node.adopt();
  }

  /** A runtime that begins with what another one had; nothing of it is kept in files. */
  public FakeRuntime(Loop loop, Clock clock, Randomness randomness, String podCidr, RuntimeImage image) {
    this(loop, clock, randomness, podCidr);
    node.adopt(image);
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
    behaviours.register(imagePattern, script);
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
    Optional<String> error = Optional.ofNullable(script.pullError()).or(() -> ImageNames.pullError(image));
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
    return new LogTail(container.get(), follow, reader, loop, clock);
  }

  @Override
  public void onChange(Runnable onChange) {
    node.onChange(onChange);
  }

  @Override
  public CompletionStage<Outcome> http(
      String containerId, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    return now(() -> probes.outcome(containerId, "HTTP probe failed with statuscode: 503"));
  }

  @Override
  public CompletionStage<Outcome> tcp(String containerId, String host, int port, Duration timeout) {
    return now(() -> probes.outcome(containerId, "dial tcp " + host + ":" + port + ": connect: connection refused"));
  }

  @Override
  public CompletionStage<Outcome> grpc(String containerId, String host, int port, String service, Duration timeout) {
    return now(() -> probes.outcome(containerId, "service unhealthy (responded with \"NOT_SERVING\")"));
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
