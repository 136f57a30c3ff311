package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.node.NodeAgents.PortsAnswer;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code pods/portforward}: connections to ports of a Pod, through the kubelet that runs it. */
final class PortForwarding implements SubresourceHandler {
  private final Backends backends;

  PortForwarding(Backends backends) {
    this.backends = backends;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    if (!call.info().verb().equals("get") && !call.info().verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    List<Integer> ports = ports(call);
    Obj options = Value.obj("kind", "PodPortForwardOptions", "apiVersion", "v1",
        "ports", new Value.Arr(ports.stream().<Value>map(port -> Value.of((long) port)).toList()));
    return backends.connect(call, resource, call.info().name(), options).thenCompose(pod -> forward(call, pod, ports));
  }

  private CompletionStage<ApiResponse> forward(Call call, Obj pod, List<Integer> ports) {
    NodeAgent agent = backends.agent(pod);
    Backends.requireUpgrade(call);
    return agent.portForward(Meta.namespace(pod), Meta.name(pod)).thenApply(answer -> switch (answer) {
      case PortsAnswer.Open(var forward) ->
          new ApiResponse.Conversing(Backends.headers(call), new ApiResponse.Dialogue.Ports(ports, forward));
      case PortsAnswer.Refused(int code, String message) -> Backends.refused(call, code, message);
    });
  }

  private static List<Integer> ports(Call call) {
    List<Integer> ports = new ArrayList<>();
    for (String values : call.request().query().getOrDefault("ports", List.of())) {
      for (String value : values.split(",")) {
        ports.add(port(value.strip()));
      }
    }
    return ports;
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      throw Refusals.badRequest("query parameter \"ports\" cannot be empty");
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
      throw Refusals.badRequest("unable to parse \"" + text + "\" as a port: strconv.ParseUint: parsing \"" + text + "\": "
          + (text.matches("\\d+") ? "value out of range" : "invalid syntax"));
    }
    if (Integer.parseInt(text) == 0) {
      throw Refusals.badRequest("port \"" + text + "\" must be > 0");
    }
    return Integer.parseInt(text);
  }
}
