package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.node.NodeAgents.TalkAnswer;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code pods/exec} and {@code pods/attach}: lets the caller talk with a container, through the kubelet that runs it. */
final class Talking implements SubresourceHandler {
  private final Backends backends;
  private final Kind kind;

  enum Kind {
    EXEC("PodExecOptions"),
    ATTACH("PodAttachOptions");

    private final String options;

    Kind(String options) {
      this.options = options;
    }
  }

  Talking(Backends backends, Kind kind) {
    this.backends = backends;
    this.kind = kind;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    if (!call.info().verb().equals("get") && !call.info().verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    Streams streams = streams(call);
    List<String> command = call.request().query().getOrDefault("command", List.of());
    return backends.connect(call, resource, call.info().name(), options(call, streams, command))
        .thenCompose(pod -> talk(call, pod, streams, command));
  }

  private CompletionStage<ApiResponse> talk(Call call, Obj pod, Streams streams, List<String> command) {
    CommandRequest request = new CommandRequest(Meta.namespace(pod), Meta.name(pod),
        ContainerChoice.of(pod, call.request().param("container")), command, streams);
    NodeAgent agent = backends.agent(pod);
    Backends.requireUpgrade(call);
    CompletionStage<TalkAnswer> asked = switch (kind) {
      case EXEC -> agent.exec(request);
      case ATTACH -> agent.attach(request);
    };
    return asked.thenApply(answer -> switch (answer) {
      case TalkAnswer.Talk(var conversation) -> new ApiResponse.Conversing(
          Backends.headers(call), new ApiResponse.Dialogue.Command(effective(streams), conversation));
      case TalkAnswer.Refused(int code, String message) -> Backends.refused(call, code, message);
    });
  }

  /** What a terminal shows is one stream. */
  private static Streams effective(Streams asked) {
    return asked.tty() ? new Streams(asked.stdin(), asked.stdout(), false, true) : asked;
  }

  /** Who attaches and names no stream wants to hear both. */
  private Streams streams(Call call) {
    boolean none = List.of("stdin", "stdout", "stderr").stream().noneMatch(call.request().query()::containsKey);
    boolean all = kind == Kind.ATTACH && none;
    return new Streams(flag(call, "stdin"), all || flag(call, "stdout"), all || flag(call, "stderr"), flag(call, "tty"));
  }

  private static boolean flag(Call call, String name) {
    return RequestInfo.isTrue(call.request(), name);
  }

  private Obj options(Call call, Streams streams, List<String> command) {
    Obj options = Value.obj("kind", kind.options, "apiVersion", "v1", "stdin", streams.stdin(), "stdout", streams.stdout(),
        "stderr", streams.stderr(), "tty", streams.tty(), "container", call.request().param("container"));
    return kind == Kind.ATTACH ? options : options.with("command", new Value.Arr(command.stream().<Value>map(Value::of).toList()));
  }
}
