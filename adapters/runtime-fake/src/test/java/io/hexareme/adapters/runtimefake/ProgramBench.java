package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.ClusterNetwork;
import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.ports.dns.ClusterDns;
import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRule.Any;
import io.hexareme.ports.proxy.ServiceRule.Backends;
import io.hexareme.ports.proxy.ServiceRule.Door;
import io.hexareme.ports.proxy.ServiceRule.Endpoint;
import io.hexareme.ports.proxy.ServiceRules.ServiceName;
import io.hexareme.ports.runtime.ContainerContext;
import io.hexareme.ports.runtime.ContainerProgram;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.LogReader;
import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Two nodes with programs on them, in virtual time. Names and Services are what the test says. */
final class ProgramBench {
  final ManualLoop loop = new ManualLoop();
  final FakeImages images = new FakeImages();
  final Map<String, String> names = new LinkedHashMap<>();
  final ClusterNetwork cluster = new ClusterNetwork(this::resolve);
  final NodeNetwork[] networks = new NodeNetwork[2];
  final FakeRuntime[] nodes = new FakeRuntime[2];
  private int pods;

  ProgramBench() {
    for (int i = 0; i < 2; i++) {
      networks[i] = cluster.join("node-" + i, "10.0.0." + (i + 1), loop, loop.clock(), new SeededRandomness(i));
      nodes[i] = new FakeRuntime(loop, loop.clock(), new SeededRandomness(7 + i), "10.244." + i + ".0/24", (java.nio.file.Path) null, images, networks[i]);
    }
  }

  private CompletionStage<ClusterDns.Answer> resolve(String name) {
    String found = names.get(name);
    return CompletableFuture.completedFuture(found == null
        ? new ClusterDns.NoSuchName()
        : found.matches("[\\d.]+") ? new ClusterDns.Addresses(List.of(found)) : new ClusterDns.Alias(found));
  }

  /** A Pod of its own, in namespace default; the container's id. */
  String run(int node, ContainerProgram program, Mount... mounts) {
    images.image("app:" + ++pods, program);
    return start(node, "pod-" + pods, "app:" + pods, mounts);
  }

  String start(int node, String pod, String image, Mount... mounts) {
    String sandbox = loop.await(nodes[node].runSandbox(new SandboxConfig("uid-" + pod, "default", pod, 0, false, Map.of(), Map.of())));
    ContainerConfig config = new ContainerConfig("main", 2, image, "id", List.of("serve"), List.of("--fast"), Map.of("COLOUR", "blue"),
        Map.of(), List.of(mounts));
    String id = loop.await(nodes[node].createContainer(sandbox, config));
    nodes[node].startContainer(id);
    loop.runAll();
    return id;
  }

  /** The context of a program that does nothing by itself. */
  ContainerContext idle(int node) {
    ContainerContext[] seen = new ContainerContext[1];
    run(node, context -> seen[0] = context);
    return seen[0];
  }

  Container container(String id) {
    for (FakeRuntime node : nodes) {
      for (Container container : loop.await(node.list()).containers()) {
        if (container.id().equals(id)) {
          return container;
        }
      }
    }
    throw new IllegalArgumentException("no container " + id);
  }

  /** {@code RUNNING}, {@code EXITED 3}. */
  String state(String id) {
    Container container = container(id);
    return container.state() + (container.finishedAt() == null ? "" : " " + container.exitCode());
  }

  String ip(int node, String containerId) {
    String sandbox = container(containerId).sandboxId();
    return loop.await(nodes[node].list()).sandboxes().stream().filter(s -> s.id().equals(sandbox)).findFirst().orElseThrow().ip();
  }

  List<String> log(int node, String id) {
    List<String> lines = new ArrayList<>();
    nodes[node].log(id, false, new LogReader() {
      @Override
      public void line(Instant at, boolean stderr, String line) {
        lines.add(line);
      }

      @Override
      public void end() {
        lines.add("end");
      }
    });
    loop.runAll();
    return lines;
  }

  /** {@code 200 hello}, or why there is none; waits as long as a client waits. */
  String ask(ContainerContext from, String url) {
    String[] told = {"nothing"};
    from.http(url).whenComplete((reply, failure) -> told[0] = failure == null ? text(reply) : failure.getMessage());
    loop.runAll();
    if (told[0].equals("nothing")) {
      loop.advance(Duration.ofSeconds(31));
    }
    return told[0];
  }

  static String text(HttpReply reply) {
    return (reply.code() + " " + reply.text()).strip();
  }

  /** Both nodes route that address to these backends. */
  void service(String ip, Backends backends, Duration affinity) {
    ServiceRule rule = new ServiceRule(new Door(ServiceRule.Kind.CLUSTER_IP, ip, 80, "TCP"), backends, backends, affinity);
    for (NodeNetwork network : networks) {
      network.replace(new ServiceName("default", "web"), List.of(rule));
    }
  }

  static Any any(String... ips) {
    return new Any(List.of(ips).stream().map(ip -> new Endpoint(ip, 8080)).toList());
  }
}
