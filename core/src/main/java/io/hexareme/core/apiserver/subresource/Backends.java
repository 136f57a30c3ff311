package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.node.NodeAgents.NodeAgent;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What requests that are passed on to a kubelet have in common. */
record Backends(ObjectAccess objects, NodeAgents nodes) {

  /** The object that is connected to, once admission has agreed. @param options what is asked of it, such as PodExecOptions */
  CompletionStage<Obj> connect(Call call, ServedResource resource, String name, Obj options) {
    ObjectKey key = new ObjectKey(call.info().namespace(), name);
    return objects.read(call, resource, key).thenCompose(object ->
        objects.admit(call, Operation.CONNECT, resource, call.info().subresource(), key, options, false).thenApply(admitted -> object));
  }

  /** The kubelet of a Pod's node. */
  NodeAgent agent(Obj pod) {
    String node = pod.text("spec", "nodeName");
    if (node.isEmpty()) {
      throw Refusals.badRequest("pod " + Meta.name(pod) + " does not have a host assigned");
    }
    return nodes.agent(node).orElseThrow(() -> Refusals.dialing("the kubelet of node \"" + node + "\" cannot be reached"));
  }

  /** Without it nobody could talk, as kubelets say it. */
  static void requireUpgrade(Call call) {
    if (call.request().header("upgrade").isEmpty()) {
      throw Refusals.badRequest("Upgrade request required");
    }
  }

  static Map<String, String> headers(Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("audit-id", call.span());
    headers.put("cache-control", "no-cache, private");
    return headers;
  }

  /** A kubelet's refusal as it came: plain text, which clients take for the reason why they cannot talk. */
  static ApiResponse refused(Call call, int code, String message) {
    Map<String, String> headers = headers(call);
    headers.put("content-type", "text/plain; charset=utf-8");
    headers.put("x-content-type-options", "nosniff");
    return new ApiResponse.Whole(code, headers, Body.Encoded.of(Bytes.utf8(message + "\n")));
  }
}
