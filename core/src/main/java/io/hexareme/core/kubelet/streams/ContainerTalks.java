package io.hexareme.core.kubelet.streams;

import io.hexareme.core.kubelet.pod.Subject;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.node.NodeAgents.PortsAnswer;
import io.hexareme.ports.node.NodeAgents.TalkAnswer;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.Streams;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The kubelet's side of {@code pods/exec}, {@code pods/attach}, {@code pods/portforward} and {@code pods/proxy}. */
public final class ContainerTalks {
  private final ContainerStreams streams;
  private final BiFunction<String, String, Optional<Subject>> pods;

  /** @param pods finds a Pod of this node by namespace and name */
  public ContainerTalks(ContainerStreams streams, BiFunction<String, String, Optional<Subject>> pods) {
    this.streams = streams;
    this.pods = pods;
  }

  public CompletionStage<TalkAnswer> exec(CommandRequest request) {
    return talk(request, container -> new WordedConversation(
        streams.exec(container.id(), request.command(), oneTerminal(request.streams())), "error executing command in container: "));
  }

  public CompletionStage<TalkAnswer> attach(CommandRequest request) {
    return talk(request, container -> new WordedConversation(
        streams.attach(container.id(), oneTerminal(request.streams())), "error attaching to container: "));
  }

  /** What a terminal shows is one stream. */
  private static Streams oneTerminal(Streams asked) {
    return asked.tty() ? new Streams(asked.stdin(), asked.stdout(), false, true) : asked;
  }

  private CompletionStage<TalkAnswer> talk(CommandRequest request, Function<Container, Conversation> begin) {
    Streams asked = request.streams();
    if (!asked.stdin() && !asked.stdout() && !asked.stderr()) {
      return refused(400, "you must specify at least 1 of stdin, stdout, stderr");
    }
    Optional<Subject> subject = pods.apply(request.namespace(), request.pod());
    if (subject.isEmpty()) {
      return refused(404, "pod does not exist");
    }
    Optional<Container> container =
        subject.get().runtime().newest(request.container()).filter(newest -> newest.state() == ContainerState.RUNNING);
    return container.isEmpty()
        ? refused(500, "container not found (\"" + request.container() + "\")")
        : CompletableFuture.completedFuture(new TalkAnswer.Talk(begin.apply(container.get())));
  }

  private static CompletionStage<TalkAnswer> refused(int code, String message) {
    return CompletableFuture.completedFuture(new TalkAnswer.Refused(code, message));
  }

  /** Failures of single connections say whose port it was. */
  public CompletionStage<PortsAnswer> portForward(String namespace, String pod) {
    Optional<Subject> subject = pods.apply(namespace, pod);
    if (subject.isEmpty()) {
      return CompletableFuture.completedFuture(new PortsAnswer.Refused(404, "pod does not exist"));
    }
    Optional<Sandbox> sandbox = subject.get().runtime().readySandbox();
    if (sandbox.isEmpty()) {
      return CompletableFuture.completedFuture(
          new PortsAnswer.Refused(500, "failed to find sandbox for pod \"" + pod + "_" + namespace + "\""));
    }
    String uid = Meta.uid(subject.get().pod());
    return CompletableFuture.completedFuture(new PortsAnswer.Open(port -> new WordedConversation(
        streams.connect(sandbox.get().id(), port), "error forwarding port " + port + " to pod " + sandbox.get().id() + ", uid " + uid + ": ")));
  }

  public CompletionStage<WebAnswer> web(String namespace, String pod, int port, HttpCall call) {
    Optional<Sandbox> sandbox = pods.apply(namespace, pod).flatMap(subject -> subject.runtime().readySandbox());
    if (sandbox.isEmpty()) {
      return CompletableFuture.completedFuture(new WebAnswer.Unreachable("dial tcp: no sandbox of pod \"" + pod + "\" is running"));
    }
    return streams.http(sandbox.get().id(), port, call).handle((reply, failure) -> {
      Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
      if (cause instanceof HttpFailure unreachable) {
        return new WebAnswer.Unreachable(unreachable.getMessage());
      }
      if (cause != null) {
        throw new CompletionException(cause);
      }
      return new WebAnswer.Replied(reply);
    });
  }
}
