package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletionStage;

/** {@code pods/proxy}: a port of a Pod; the first that one of its containers names, if the path names none. */
final class PodTarget implements ProxyTarget {
  private static final int HTTP = 80;

  private final Backends backends;

  PodTarget(Backends backends) {
    this.backends = backends;
  }

  @Override
  public CompletionStage<WebAnswer> ask(Call asking, ServedResource resource, ProxyName name, HttpCall call) {
    Obj options = Value.obj("kind", "PodProxyOptions", "apiVersion", "v1", "path", call.path());
    return backends.connect(asking, resource, name.name(), options).thenCompose(pod -> {
      if (pod.text("status", "podIP").isEmpty()) {
        throw Refusals.badRequest("address not allowed");
      }
      return backends.agent(pod).web(Meta.namespace(pod), Meta.name(pod), port(pod, name), call);
    });
  }

  private static int port(Obj pod, ProxyName name) {
    if (!name.port().isEmpty()) {
      if (name.number() < 1) {
        throw Refusals.badRequest("invalid pod request \"" + name.name() + ":" + name.port() + "\"");
      }
      return name.number();
    }
    return pod.list("spec", "containers").stream()
        .flatMap(container -> container.list("ports").stream())
        .mapToInt(port -> port.at("containerPort").asInt(HTTP))
        .findFirst()
        .orElse(HTTP);
  }
}
