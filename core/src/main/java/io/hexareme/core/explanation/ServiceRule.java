package io.hexareme.core.explanation;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Address, Pods behind it, endpoints. */
final class ServiceRule implements Rule {
  private static final String CONTROLLER = "endpointslice-controller";
  private final PodsInOrder inOrder = new PodsInOrder();

  @Override
  public List<Resource> needs() {
    return List.of(Resource.PODS, Resource.ENDPOINT_SLICES, Resource.EVENTS, Resource.NODES);
  }

  @Override
  public void follow(Obj service, Evidence evidence, Chain chain) {
    String type = service.text("spec", "type");
    Map<String, String> selector = service.at("spec", "selector").asStrings();
    if (type.equals("ExternalName")) {
      chain.done("apiserver", service, "a name for " + service.text("spec", "externalName") + "; it has no endpoints");
    } else if (service.text("spec", "clusterIP").isEmpty()) {
      chain.waiting("apiserver", service, "it has no cluster IP yet");
    } else if (selector.isEmpty()) {
      chain.done("apiserver", service, "it has no selector: its endpoints are kept by whoever made it");
    } else {
      backends(service, selector, evidence, chain);
    }
  }

  private void backends(Obj service, Map<String, String> selector, Evidence evidence, Chain chain) {
    LabelSelector chosen = LabelSelector.of(selector);
    List<Obj> pods = evidence.all(Resource.PODS).stream()
        .filter(pod -> Meta.namespace(pod).equals(Meta.namespace(service)) && chosen.matches(Meta.labels(pod)))
        .filter(pod -> new PodView(pod).isActive()).toList();
    if (pods.isEmpty()) {
      chain.waiting("owner of its Pods", service, "no Pod has the labels " + selector.entrySet().stream()
          .map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(",")));
      return;
    }
    long ready = readyEndpoints(service, evidence);
    List<Obj> readyPods = pods.stream().filter(pod -> new PodView(pod).isReady()).toList();
    if (readyPods.isEmpty()) {
      inOrder.follow(pods, evidence, chain);
    } else if (ready == 0) {
      evidence.trouble(CONTROLLER, service).ifPresentOrElse(
          why -> chain.stuck(CONTROLLER, service, why),
          () -> chain.waiting(CONTROLLER, service, Words.count(readyPods.size(), "Pod") + " ready, and no ready endpoint yet"
              + evidence.absence(CONTROLLER)));
    } else {
      chain.done(CONTROLLER, service, ready + " ready of " + Words.count(pods.size(), "endpoint"));
    }
  }

  private static long readyEndpoints(Obj service, Evidence evidence) {
    return evidence.all(Resource.ENDPOINT_SLICES).stream()
        .filter(slice -> Meta.namespace(slice).equals(Meta.namespace(service)))
        .filter(slice -> Meta.labels(slice).getOrDefault("kubernetes.io/service-name", "").equals(Meta.name(service)))
        .flatMap(slice -> slice.list("endpoints").stream())
        .filter(endpoint -> isReady(endpoint.at("conditions", "ready")))
        .count();
  }

  /** Not said means ready, as consumers are to take it. */
  private static boolean isReady(Value ready) {
    return ready.asBool(true);
  }
}
