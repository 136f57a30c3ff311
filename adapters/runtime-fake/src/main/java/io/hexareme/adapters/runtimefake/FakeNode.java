package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The sandboxes and containers of a node. Every change is kept in the state directory before it is told. */
final class FakeNode {
  private static final int KILLED = 137;

  private final Loop loop;
  private final Clock clock;
  private final Randomness randomness;
  private final PodAddresses addresses;
  private final StateDirectory directory;
  private final Behaviours behaviours;
  private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
  private final Map<String, FakeContainer> containers = new LinkedHashMap<>();
  private final NodeNetwork network;
  private final FakeVolumes volumes;
  private final Programs programs;
  private Runnable onChange = () -> {};

  FakeNode(Loop loop, Clock clock, Randomness randomness, PodAddresses addresses, StateDirectory directory, Behaviours behaviours,
      NodeNetwork network, FakeVolumes volumes, Programs programs) {
    this.loop = loop;
    this.clock = clock;
    this.randomness = randomness;
    this.addresses = addresses;
    this.directory = directory;
    this.behaviours = behaviours;
    this.network = network;
    this.volumes = volumes;
    this.programs = programs;
  }

  /** Takes over what an earlier process left. */
  void adopt() {
    directory.sandboxes().forEach(sandbox -> {
      sandboxes.put(sandbox.id(), sandbox);
      addresses.taken(sandbox.ip());
      reachable(sandbox);
    });
    directory.containers().forEach(told -> {
      FakeContainer container = container(told, behaviour(told));
      container.leftBehind(clock.now());
      containers.put(told.id(), container);
      if (container.isRunning()) {
        resume(container);
      }
    });
  }

  /** Begins with what another node had, which must be in memory, as this one is. */
  void adopt(RuntimeImage image) {
    volumes.adopt(image.volumes());
    addresses.startAfter(image.lastAddress());
    image.sandboxes().forEach(sandbox -> {
      sandboxes.put(sandbox.id(), sandbox);
      addresses.keep(sandbox.ip());
      reachable(sandbox);
    });
    image.containers().forEach(kept -> {
      FakeContainer container = kept.copy(volumes, loop::nanos);
      containers.put(container.told().id(), container);
      if (container.isRunning() && container.endsAt() != null) {
        container.resume(loop, code -> end(container, code));
        program(container);
      } else if (container.isRunning()) {
        resume(container);
      }
    });
  }

  RuntimeImage image() {
    FakeVolumes kept = volumes.copy();
    return new RuntimeImage(List.copyOf(sandboxes.values()), containers.values().stream().map(container -> container.copy(kept, () -> 0)).toList(),
        addresses.last(), kept);
  }

  /** Nothing happens on this node any more. */
  void close() {
    onChange = () -> {};
    containers.values().forEach(FakeContainer::silence);
    network.listen((ip, port, call) -> Optional.empty());
  }

  void onChange(Runnable task) {
    onChange = task;
  }

  Optional<FakeContainer> container(String id) {
    return Optional.ofNullable(containers.get(id));
  }

  Optional<Sandbox> sandbox(String id) {
    return Optional.ofNullable(sandboxes.get(id));
  }

  Listing listing() {
    return new Listing(List.copyOf(sandboxes.values()), containers.values().stream().map(FakeContainer::told).toList());
  }

  String runSandbox(SandboxConfig config) {
    String ip = config.hostNetwork() ? "" : addresses.take();
    if (ip.isEmpty() && !config.hostNetwork()) {
      throw new RuntimeFailure("FailedCreatePodSandBox", "no addresses left for pod " + config.namespace() + "/" + config.podName());
    }
    Sandbox sandbox = new Sandbox(id(), config, true, clock.now(), ip);
    put(sandbox);
    reachable(sandbox);
    return sandbox.id();
  }

  void stopSandbox(String id) {
    Sandbox sandbox = sandboxes.get(id);
    if (sandbox == null || !sandbox.ready()) {
      return;
    }
    of(id).stream().filter(FakeContainer::isRunning).forEach(container -> end(container, KILLED));
    addresses.free(sandbox.ip());
    network.release(sandbox.ip());
    put(new Sandbox(id, sandbox.config(), false, sandbox.createdAt(), ""));
  }

  void removeSandbox(String id) {
    if (sandboxes.containsKey(id)) {
      stopSandbox(id);
      of(id).forEach(container -> remove(container.told().id()));
      sandboxes.remove(id);
      directory.removeSandbox(id);
      changed();
    }
  }

  String create(String sandboxId, ContainerConfig config) {
    Sandbox sandbox = sandboxes.get(sandboxId);
    if (sandbox == null || !sandbox.ready()) {
      throw new RuntimeFailure("CreateContainerError", "sandbox \"" + sandboxId + "\" is not running");
    }
    Container told = new Container(id(), sandboxId, config, ContainerState.CREATED, clock.now(), null, null, 0, "", "");
    try {
      put(container(told, behaviours.of(sandbox.config(), config)));
    } catch (IllegalArgumentException wrong) {
      throw new RuntimeFailure("CreateContainerError", wrong.getMessage());
    }
    return told.id();
  }

  void start(String id) {
    FakeContainer container = containers.get(id);
    if (container == null || container.told().state() != ContainerState.CREATED) {
      throw new RuntimeFailure("RunContainerError", "container \"" + id + "\" is " + (container == null ? "not there" : "not in created state"));
    }
    container.started(clock.now());
    put(container);
    resume(container);
  }

  /** Asks for an end within {@code grace}; asked again with less, it ends earlier. */
  CompletionStage<Void> stop(String id, Duration grace) {
    FakeContainer container = containers.get(id);
    if (container == null || !container.isRunning()) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      loop.execute(() -> done.complete(null));
      return done;
    }
    Duration obeys = container.terminated().plus(container.behaviour.stopTakes());
    Duration killed = container.elapsed().plus(grace);
    CompletionStage<Void> end = container.end();
    if (container.hasProgram()) {
      container.endsAt(killed, KILLED, loop, code -> end(container, code));
      loop.execute(() -> container.run().ifPresent(run -> run.signal("SIGTERM")));
      return end;
    }
    boolean obeysInTime = obeys.compareTo(killed) <= 0;
    container.endsAt(obeysInTime ? obeys : killed, obeysInTime ? container.behaviour.stopCode() : KILLED, loop,
        code -> end(container, code));
    return end;
  }

  void remove(String id) {
    FakeContainer container = containers.get(id);
    if (container != null) {
      if (container.isRunning()) {
        end(container, KILLED);
      }
      container.silence();
      containers.remove(id);
      directory.removeContainer(id);
      changed();
    }
  }

  void end(FakeContainer container, int exitCode) {
    end(container, clock.now(), exitCode);
  }

  private void end(FakeContainer container, Instant at, int exitCode) {
    if (container.isRunning()) {
      container.ended(at, exitCode);
      put(container);
    }
  }

  /** Has a running container end when its behaviour says; at once, with the time it would have been, when that is past. */
  private void resume(FakeContainer container) {
    program(container);
    Behaviour.Exit exit = container.behaviour.exit();
    if (exit == null) {
      return;
    }
    if (exit.after().compareTo(container.elapsed()) < 0) {
      end(container, container.told().startedAt().plus(exit.after()), exit.code());
    } else {
      container.endsAt(exit.after(), exit.code(), loop, code -> end(container, code));
    }
  }

  /** Calls the program, if there is one; for an adopted container once more, since a function cannot be kept. */
  private void program(FakeContainer container) {
    if (container.hasProgram()) {
      loop.execute(() -> Optional.ofNullable(sandboxes.get(container.told().sandboxId())).filter(sandbox -> container.isRunning())
          .ifPresent(sandbox -> programs.begin(container, sandbox, code -> end(container, code))));
    }
  }

  private FakeContainer container(Container told, Behaviour behaviour) {
    Sandbox sandbox = sandboxes.get(told.sandboxId());
    return programs.container(told, behaviour, sandbox == null ? "" : sandbox.config().podUid());
  }

  private void reachable(Sandbox sandbox) {
    if (!sandbox.ip().isEmpty()) {
      network.claim(sandbox.ip());
    }
  }

  /** An annotation that is not understood stopped the container's creation; one that an older version understood just runs. */
  private Behaviour behaviour(Container told) {
    Sandbox sandbox = sandboxes.get(told.sandboxId());
    if (sandbox == null) {
      return ImageScript.RUNS.behaviour(0);
    }
    try {
      return behaviours.of(sandbox.config(), told.config());
    } catch (IllegalArgumentException notUnderstood) {
      return ImageScript.RUNS.behaviour(0);
    }
  }

  /** The containers of a sandbox, in order of creation. */
  List<FakeContainer> of(String sandboxId) {
    return containers.values().stream().filter(container -> container.told().sandboxId().equals(sandboxId)).toList();
  }

  private void put(Sandbox sandbox) {
    directory.save(sandbox);
    sandboxes.put(sandbox.id(), sandbox);
    changed();
  }

  private void put(FakeContainer container) {
    directory.save(container.told());
    containers.put(container.told().id(), container);
    changed();
  }

  private void changed() {
    loop.execute(onChange);
  }

  /** 64 hexadecimal digits, as containerd's. */
  private String id() {
    String id = "%016x%016x%016x%016x".formatted(
        randomness.nextLong(), randomness.nextLong(), randomness.nextLong(), randomness.nextLong());
    return sandboxes.containsKey(id) || containers.containsKey(id) ? id() : id;
  }
}
