package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code nodes/proxy}: the kubelet's own paths. Nothing else listens on a node. */
final class NodeTarget implements ProxyTarget {
  private static final int KUBELET = 10250;

  private final Backends backends;

  NodeTarget(Backends backends) {
    this.backends = backends;
  }

  @Override
  public CompletionStage<WebAnswer> ask(Call asking, ServedResource resource, ProxyName name, HttpCall call) {
    Obj options = Value.obj("kind", "NodeProxyOptions", "apiVersion", "v1", "path", call.path());
    return backends.connect(asking, resource, name.name(), options).thenCompose(node -> {
      boolean kubelet = name.port().isEmpty() || name.number() == KUBELET;
      return kubelet
          ? backends.nodes().agent(Meta.name(node))
              .<CompletionStage<WebAnswer>>map(agent -> agent.own(call).thenApply(WebAnswer.Replied::new))
              .orElseGet(() -> unreachable(node, KUBELET + ": i/o timeout"))
          : unreachable(node, name.port() + ": connect: connection refused");
    });
  }

  private static CompletionStage<WebAnswer> unreachable(Obj node, String why) {
    String address = node.list("status", "addresses").stream()
        .filter(each -> each.text("type").equals("InternalIP"))
        .map(each -> each.text("address"))
        .findFirst()
        .orElse(Meta.name(node));
    return CompletableFuture.completedFuture(new WebAnswer.Unreachable("dial tcp " + address + ":" + why));
  }
}
