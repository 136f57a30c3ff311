package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One fake runtime in virtual time. */
final class FakeBench {
  final ManualLoop loop = new ManualLoop();
  /** How far the machine's clock is ahead. */
  Duration ahead = Duration.ZERO;
  private final Clock clock = () -> loop.clock().now().plus(ahead);
  FakeRuntime runtime;

  FakeBench() {
    runtime = new FakeRuntime(loop, clock, new SeededRandomness(7), "10.244.1.0/24");
  }

  FakeBench(Path directory) {
    reopen(directory);
  }

  /** As after a kill of the process. The old runtime stays on the loop, but nobody asks it any more. */
  void reopen(Path directory) {
    runtime = new FakeRuntime(loop, clock, new SeededRandomness(7), "10.244.1.0/24", directory, Map.of());
  }

  /** Runs a container in a sandbox of its own; {@code script} is the Pod's annotation, null for none. */
  String run(String image, String script, int attempt, String... command) {
    Map<String, String> annotations = script == null ? Map.of() : Map.of("hexareme.io/fake.web", script);
    String sandbox = loop.await(runtime.runSandbox(new SandboxConfig("uid", "default", "web-1", 0, false, Map.of(), annotations)));
    ContainerConfig config =
        new ContainerConfig("web", attempt, image, ImageNames.id(image), List.of(command), List.of(), Map.of("NAME", "you"), Map.of());
    String id = loop.await(runtime.createContainer(sandbox, config));
    runtime.startContainer(id);
    loop.runAll();
    return id;
  }

  String script(String script) {
    return run("app:1", script, 0);
  }

  String shell(String line) {
    return run("busybox", null, 0, "sh", "-c", line);
  }

  void advance(String time) {
    loop.advance(Duration.parse("PT" + time));
  }

  /** {@code RUNNING}, {@code EXITED 3}. */
  String state(String id) {
    Container container = container(id);
    return container.state() + (container.finishedAt() == null ? "" : " " + container.exitCode());
  }

  Container container(String id) {
    return loop.await(runtime.list()).containers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  boolean healthy(String id) {
    return loop.await(runtime.http(id, "HTTP", "10.0.0.1", 80, "/", Map.of(), Duration.ofSeconds(1))).healthy();
  }

  /** Lines as {@code seconds:text} since the container's start. */
  List<String> log(String id) {
    List<String> lines = new ArrayList<>();
    Instant start = container(id).startedAt();
    runtime.log(id, false, into(lines, start));
    loop.runAll();
    return lines;
  }

  static LogReader into(List<String> lines, Instant start) {
    return new LogReader() {
      @Override
      public void line(Instant at, boolean stderr, String line) {
        lines.add(Duration.between(start, at).toSeconds() + ":" + line);
      }

      @Override
      public void end() {
        lines.add("end");
      }
    };
  }
}
