package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.logs.ContainerLogs;
import io.hexareme.core.kubelet.pod.Subject;
import io.hexareme.core.kubelet.streams.ContainerTalks;
import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.node.NodeAgents.PortsAnswer;
import io.hexareme.ports.node.NodeAgents.TalkAnswer;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** What the API server asks of this node: the kubelet's own server, on port 10250 of a real one. */
final class KubeletServer implements NodeAgent {
  private final PodTable table;
  private final ContainerLogs logs;
  private final ContainerTalks talks;
  private final OwnPaths own;

  /** @param healthy whether the runtime answers */
  KubeletServer(ContainerRuntime runtime, Clock clock, PodTable table, BooleanSupplier healthy) {
    this.table = table;
    this.logs = new ContainerLogs(runtime, clock, this::find);
    this.talks = new ContainerTalks(runtime.streams(), this::find);
    this.own = new OwnPaths(table, healthy);
  }

  private Optional<Subject> find(String namespace, String pod) {
    return table.find(namespace, pod).map(worker -> new Subject(worker.expected(), worker.runtime));
  }

  @Override
  public CompletionStage<LogAnswer> logs(LogRequest request) {
    return logs.logs(request);
  }

  @Override
  public CompletionStage<TalkAnswer> exec(CommandRequest request) {
    return talks.exec(request);
  }

  @Override
  public CompletionStage<TalkAnswer> attach(CommandRequest request) {
    return talks.attach(request);
  }

  @Override
  public CompletionStage<PortsAnswer> portForward(String namespace, String pod) {
    return talks.portForward(namespace, pod);
  }

  @Override
  public CompletionStage<WebAnswer> web(String namespace, String pod, int port, HttpCall call) {
    return talks.web(namespace, pod, port, call);
  }

  @Override
  public CompletionStage<HttpReply> own(HttpCall call) {
    return CompletableFuture.completedFuture(own.answer(call));
  }
}
