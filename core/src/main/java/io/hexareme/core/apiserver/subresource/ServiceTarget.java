package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code services/proxy}: a ready Pod behind a Service, another one each time. */
final class ServiceTarget implements ProxyTarget {
  private final Backends backends;
  private final Supplier<ServedResource> slices;
  private long asked;

  /** @param slices the resource of EndpointSlices */
  ServiceTarget(Backends backends, Supplier<ServedResource> slices) {
    this.backends = backends;
    this.slices = slices;
  }

  /** @param pod empty for an endpoint that is no Pod */
  private record Endpoint(String address, String pod, String node, int port) {}

  @Override
  public CompletionStage<WebAnswer> ask(Call asking, ServedResource resource, ProxyName name, HttpCall call) {
    Obj options = Value.obj("kind", "ServiceProxyOptions", "apiVersion", "v1", "path", call.path());
    return backends.connect(asking, resource, name.name(), options).thenCompose(service -> {
      List<Endpoint> endpoints = endpoints(service, portName(service, name));
      if (endpoints.isEmpty()) {
        throw Refusals.unavailable("no endpoints available for service \"" + asking.info().name() + "\"");
      }
      return pass(Meta.namespace(service), endpoints.get((int) (asked++ % endpoints.size())), call);
    });
  }

  private CompletionStage<WebAnswer> pass(String namespace, Endpoint endpoint, HttpCall call) {
    String address = endpoint.address() + ":" + endpoint.port();
    return backends.nodes().agent(endpoint.node())
        .filter(agent -> !endpoint.pod().isEmpty())
        .map(agent -> agent.web(namespace, endpoint.pod(), endpoint.port(), call))
        .orElseGet(() -> CompletableFuture.completedFuture(new WebAnswer.Unreachable("dial tcp " + address + ": i/o timeout")));
  }

  /** The name of the port that is meant; empty for one without a name, which is the usual one. */
  private static String portName(Obj service, ProxyName name) {
    if (name.number() < 0) {
      return name.port();
    }
    return service.list("spec", "ports").stream()
        .filter(port -> port.at("port").asInt(0) == name.number())
        .map(port -> port.text("name"))
        .findFirst()
        .orElseThrow(() -> Refusals.unavailable("no service port " + name.number() + " found for service \"" + name.name() + "\""));
  }

  private List<Endpoint> endpoints(Obj service, String portName) {
    List<Endpoint> found = new ArrayList<>();
    for (Obj slice : backends.objects().list(slices.get(), Meta.namespace(service))) {
      if (!slice.at("metadata", "labels").text("kubernetes.io/service-name").equals(Meta.name(service))) {
        continue;
      }
      for (Value port : slice.list("ports")) {
        if (port.text("name").equals(portName)) {
          slice.list("endpoints").stream().filter(ServiceTarget::isReady)
              .forEach(endpoint -> found.add(endpoint(endpoint, port.at("port").asInt(0))));
        }
      }
    }
    return found;
  }

  /** Not to be told means yes (discovery.k8s.io/v1). */
  private static boolean isReady(Value endpoint) {
    return endpoint.at("conditions", "ready").isNull() || endpoint.at("conditions", "ready").asBool(true);
  }

  private static Endpoint endpoint(Value endpoint, int port) {
    String address = endpoint.list("addresses").isEmpty() ? "" : endpoint.list("addresses").getFirst().asString("");
    String pod = endpoint.text("targetRef", "kind").equals("Pod") ? endpoint.text("targetRef", "name") : "";
    return new Endpoint(address, pod, endpoint.text("nodeName"), port);
  }
}
