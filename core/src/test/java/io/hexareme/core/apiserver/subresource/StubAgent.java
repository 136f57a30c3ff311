package io.hexareme.core.apiserver.subresource;

import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.node.NodeAgents.PortsAnswer;
import io.hexareme.ports.node.NodeAgents.TalkAnswer;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A kubelet that notes what it is asked. Port 1 of its Pods is closed, and nobody talks in containers named {@code gone}. */
class StubAgent implements NodeAgent {
  final List<CommandRequest> commands = new ArrayList<>();
  final List<HttpCall> calls = new ArrayList<>();
  HttpReply reply = HttpReply.ok("hello");

  /** Says nothing. */
  static final class Silent implements Conversation {
    boolean cancelled;

    @Override
    public void start(Listener listener) {}

    @Override
    public CompletionStage<Void> input(Bytes bytes) {
      return TAKEN;
    }

    @Override
    public void endInput() {}

    @Override
    public void resize(int width, int height) {}

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Override
  public CompletionStage<LogAnswer> logs(LogRequest request) {
    return CompletableFuture.completedFuture(new LogAnswer.Refused(404, "no log here"));
  }

  @Override
  public CompletionStage<TalkAnswer> exec(CommandRequest request) {
    commands.add(request);
    return CompletableFuture.completedFuture(request.container().equals("gone")
        ? new TalkAnswer.Refused(500, "container not found (\"gone\")")
        : new TalkAnswer.Talk(new Silent()));
  }

  @Override
  public CompletionStage<TalkAnswer> attach(CommandRequest request) {
    return exec(request);
  }

  @Override
  public CompletionStage<PortsAnswer> portForward(String namespace, String pod) {
    return CompletableFuture.completedFuture(new PortsAnswer.Open(port -> new Silent()));
  }

  @Override
  public CompletionStage<WebAnswer> web(String namespace, String pod, int port, HttpCall call) {
    calls.add(call);
    return CompletableFuture.completedFuture(port == 1
        ? new WebAnswer.Unreachable("dial tcp 10.0.0.7:1: connect: connection refused")
        : new WebAnswer.Replied(reply.withHeader("x-asked", pod + ":" + port)));
  }

  @Override
  public CompletionStage<HttpReply> own(HttpCall call) {
    calls.add(call);
    return CompletableFuture.completedFuture(HttpReply.ok("ok"));
  }
}
