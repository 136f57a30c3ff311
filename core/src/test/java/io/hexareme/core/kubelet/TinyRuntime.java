package io.hexareme.core.kubelet;

import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A runtime whose containers do what the test says, when it says so. Every answer takes one turn of the loop. */
final class TinyRuntime implements ContainerRuntime, Prober, Volumes {
  /** The files of volumes, by Pod uid and volume; null for one that containers write to. */
  final Map<String, Map<String, Map<String, File>>> volumes = new LinkedHashMap<>();
  private final Loop loop;
  private final Clock clock;
  private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
  private final Map<String, Container> containers = new LinkedHashMap<>();
  private Runnable onChange = () -> {};
  private int ids;
  /** What was asked, in order. */
  final List<String> calls = new ArrayList<>();
  final Set<String> unpullable = new LinkedHashSet<>();
  /** What probes answer, by container name; healthy unless said otherwise. */
  final Map<String, Outcome> health = new LinkedHashMap<>();
  /** Containers of these names end only when they are killed. */
  final Set<String> stubborn = new LinkedHashSet<>();
  boolean broken;
  /** While it is there, every listing answers this. */
  Listing stale;

  TinyRuntime(Loop loop, Clock clock) {
    this.loop = loop;
    this.clock = clock;
  }

  // ---- what a test does ----

  Container container(String name) {
    return containers.values().stream().filter(c -> c.config().name().equals(name)).reduce((a, b) -> b).orElseThrow();
  }

  long running() {
    return containers.values().stream().filter(c -> c.state() == ContainerState.RUNNING).count();
  }

  List<Container> all() {
    return List.copyOf(containers.values());
  }

  void exit(String name, int exitCode) {
    exit(container(name), exitCode);
  }

  void loseSandbox() {
    sandboxes.values().stream().filter(Sandbox::ready).toList().forEach(sandbox -> stopSandbox(sandbox.id()));
  }

  void vanish(String name) {
    containers.remove(container(name).id());
    changed();
  }

  // ---- the port ----

  @Override
  public String version() {
    return "tiny://1.0";
  }

  @Override
  public CompletionStage<String> pullImage(String image) {
    return answer("pull " + image, () -> {
      if (unpullable.contains(image)) {
        throw new RuntimeFailure("ErrImagePull", "no such image: " + image);
      }
      return image + "@sha256:1";
    });
  }

  @Override
  public CompletionStage<String> runSandbox(SandboxConfig config) {
    return answer("sandbox " + config.podName(), () -> {
      String id = "s" + ++ids;
      sandboxes.put(id, new Sandbox(id, config, true, clock.now(), "10.0.0." + ids));
      changed();
      return id;
    });
  }

  @Override
  public CompletionStage<Void> stopSandbox(String id) {
    return answer("stop-sandbox " + id, () -> {
      containers.values().stream().filter(c -> c.sandboxId().equals(id)).toList().forEach(c -> exit(c, 137));
      sandboxes.computeIfPresent(id, (key, s) -> new Sandbox(id, s.config(), false, s.createdAt(), ""));
      changed();
      return null;
    });
  }

  @Override
  public CompletionStage<Void> removeSandbox(String id) {
    return answer("remove-sandbox " + id, () -> {
      sandboxes.remove(id);
      return null;
    });
  }

  @Override
  public CompletionStage<String> createContainer(String sandboxId, ContainerConfig config) {
    return answer("create " + config.name() + "/" + config.attempt(), () -> {
      String id = "c" + ++ids;
      containers.put(id, new Container(id, sandboxId, config, ContainerState.CREATED, clock.now(), null, null, 0, "", ""));
      return id;
    });
  }

  @Override
  public CompletionStage<Void> startContainer(String id) {
    return answer("start " + containers.get(id).config().name(), () -> {
      containers.computeIfPresent(id, (key, c) -> new Container(
          id, c.sandboxId(), c.config(), ContainerState.RUNNING, c.createdAt(), clock.now(), null, 0, "", ""));
      changed();
      return null;
    });
  }

  @Override
  public CompletionStage<Void> stopContainer(String id, Duration grace) {
    Container container = containers.get(id);
    calls.add("stop " + container.config().name() + " " + grace.toSeconds() + "s");
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    boolean stubbornly = stubborn.contains(container.config().name());
    loop.after(stubbornly ? grace : Duration.ZERO, () -> {
      exit(containers.get(id), stubbornly ? 137 : 0);
      stopped.complete(null);
    });
    return stopped;
  }

  @Override
  public CompletionStage<Void> removeContainer(String id) {
    return answer("remove " + id, () -> {
      containers.remove(id);
      return null;
    });
  }

  @Override
  public CompletionStage<Listing> list() {
    CompletableFuture<Listing> answer = new CompletableFuture<>();
    Listing listing = stale != null ? stale : new Listing(List.copyOf(sandboxes.values()), List.copyOf(containers.values()));
    loop.execute(() -> {
      if (broken) {
        answer.completeExceptionally(new RuntimeFailure("Unavailable", "the runtime is down"));
      } else {
        answer.complete(listing);
      }
    });
    return answer;
  }

  @Override
  public CompletionStage<ExecResult> exec(String id, List<String> command, Duration timeout) {
    return answer("exec " + String.join(" ", command), () -> {
      Outcome outcome = health.getOrDefault(containers.get(id).config().name(), new Outcome(true, ""));
      return new ExecResult(outcome.healthy() ? 0 : 1, Bytes.utf8(outcome.message()), Bytes.EMPTY);
    });
  }

  @Override
  public LogFlow log(String id, boolean follow, LogReader reader) {
    Container container = containers.get(id);
    for (int i = 1; i <= 3; i++) {
      reader.line(container.startedAt().plusSeconds(i), false, container.config().name() + "/" + container.config().attempt() + " line " + i);
    }
    if (!follow) {
      reader.end();
    }
    return () -> {};
  }

  /** Echoes: a command prints its words and exits with their number; whoever is attached hears what is typed; ports answer their number. */
  @Override
  public ContainerStreams streams() {
    return new TinyStreams(loop, calls);
  }

  @Override
  public void onChange(Runnable hint) {
    onChange = hint;
  }

  @Override
  public CompletionStage<Outcome> http(
      String id, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    return probe(id, "http " + host + ":" + port + path);
  }

  @Override
  public CompletionStage<Outcome> tcp(String id, String host, int port, Duration timeout) {
    return probe(id, "tcp " + host + ":" + port);
  }

  @Override
  public CompletionStage<Outcome> grpc(String id, String host, int port, String service, Duration timeout) {
    return probe(id, "grpc " + host + ":" + port + service);
  }

  @Override
  public CompletionStage<Void> write(String podUid, String volume, Map<String, File> files) {
    volumes.computeIfAbsent(podUid, uid -> new LinkedHashMap<>()).put(volume, files);
    return answer("write " + volume, () -> null);
  }

  @Override
  public CompletionStage<Void> make(String podUid, String volume) {
    volumes.computeIfAbsent(podUid, uid -> new LinkedHashMap<>()).put(volume, null);
    return answer("make " + volume, () -> null);
  }

  @Override
  public CompletionStage<Void> remove(String podUid) {
    volumes.remove(podUid);
    return answer("unmount " + podUid, () -> null);
  }

  private CompletionStage<Outcome> probe(String id, String call) {
    return answer(call, () -> health.getOrDefault(containers.get(id).config().name(), new Outcome(true, "")));
  }

  private void exit(Container c, int exitCode) {
    if (c.state() != ContainerState.EXITED) {
      containers.put(c.id(), new Container(c.id(), c.sandboxId(), c.config(), ContainerState.EXITED, c.createdAt(), c.startedAt(),
          clock.now(), exitCode, exitCode == 0 ? "Completed" : "Error", ""));
      changed();
    }
  }

  private void changed() {
    loop.execute(onChange);
  }

  private <T> CompletionStage<T> answer(String call, Supplier<T> work) {
    calls.add(call);
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeFailure refused) {
        answer.completeExceptionally(refused);
      }
    });
    return answer;
  }
}
