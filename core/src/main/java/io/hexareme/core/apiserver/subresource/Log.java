package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code pods/log}: passes a container's log on from the kubelet that runs it. */
final class Log implements SubresourceHandler {
  private final ObjectAccess objects;
  private final NodeAgents nodes;

  Log(ObjectAccess objects, NodeAgents nodes) {
    this.objects = objects;
    this.nodes = nodes;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    if (!call.info().verb().equals("get")) {
      throw Refusals.methodNotAllowed();
    }
    return objects.read(call, resource, ObjectAccess.key(call, resource)).thenCompose(pod -> log(call, pod));
  }

  private CompletionStage<ApiResponse> log(Call call, Obj pod) {
    LogRequest request = LogParameters.read(call, pod, ContainerChoice.of(pod, call.request().param("container")));
    String node = pod.text("spec", "nodeName");
    if (node.isEmpty()) {
      return CompletableFuture.completedFuture(Responder.text(200, ""));
    }
    NodeAgent agent = nodes.agent(node).orElseThrow(() -> Refusals.internal("Get \"https://" + node + ":10250/containerLogs/"
        + request.namespace() + "/" + request.pod() + "/" + request.container() + "\": the kubelet of node \"" + node
        + "\" cannot be reached"));
    return agent.logs(request).thenApply(answer -> switch (answer) {
      case LogAnswer.Lines(ApiResponse.Frames frames) -> new ApiResponse.Streaming(200, headers(call), frames);
      case LogAnswer.Refused(int code, String message) -> throw Refusals.fromNode(code, message);
    });
  }

  private static Map<String, String> headers(Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "text/plain");
    headers.put("cache-control", "no-cache, private");
    headers.put("audit-id", call.span());
    return headers;
  }
}
