package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.PodServers;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who answers on the addresses of a node's Pods. Programs answer on the ports that they serve, and nobody on others. A Pod of scripted
 * containers alone answers on every port: with 200 and its name as long as one of them is healthy, with 503 when none is.
 */
final class FakeServers implements PodServers {
  private final FakeNode node;
  private final ListeningPorts ports;
  private final String nodeIp;

  FakeServers(FakeNode node, ListeningPorts ports, String nodeIp) {
    this.node = node;
    this.ports = ports;
    this.nodeIp = nodeIp;
  }

  @Override
  public Optional<CompletionStage<HttpReply>> accept(String ip, int port, HttpCall call) {
    return sandboxes(ip).stream().map(sandbox -> ask(sandbox, port, call)).flatMap(Optional::stream).findFirst();
  }

  /** Pods of the host network share the node's address. */
  private List<Sandbox> sandboxes(String ip) {
    return node.listing().sandboxes().stream()
        .filter(Sandbox::ready)
        .filter(sandbox -> sandbox.config().hostNetwork() ? ip.equals(nodeIp) : ip.equals(sandbox.ip()))
        .toList();
  }

  /** Whether a connection to that port is taken. */
  boolean listens(Sandbox sandbox, int port) {
    List<FakeContainer> running = node.of(sandbox.id()).stream().filter(FakeContainer::isRunning).toList();
    return running.stream().anyMatch(FakeContainer::hasProgram)
        ? ports.isOpen(sandbox.id(), port)
        : !running.isEmpty() && !sandbox.config().hostNetwork();
  }

  /** A port that nobody serves, or a Pod without a running container, does not answer. */
  Optional<CompletionStage<HttpReply>> ask(Sandbox sandbox, int port, HttpCall call) {
    List<FakeContainer> running = node.of(sandbox.id()).stream().filter(FakeContainer::isRunning).toList();
    if (running.stream().anyMatch(FakeContainer::hasProgram)) {
      return ports.accept(sandbox.id(), port, call);
    }
    if (running.isEmpty() || sandbox.config().hostNetwork()) {
      return Optional.empty();
    }
    boolean healthy = running.stream().anyMatch(container -> container.behaviour.isHealthy(container.elapsed()));
    HttpReply reply = healthy ? HttpReply.ok(sandbox.config().podName() + "\n") : HttpReply.of(503);
    return Optional.of(CompletableFuture.completedFuture(reply));
  }
}
