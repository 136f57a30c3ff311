package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A Service with a selector leads to the Pods that are selected and ready, by EndpointSlices and by Endpoints. */
final class EndpointsReady implements Invariant {
  @Override
  public String rule() {
    return "the endpoints of a Service are its ready Pods";
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    for (Obj service : history.all("Service")) {
      Value selector = service.at("spec", "selector");
      if (selector.asObj().isEmpty() || Meta.isTerminating(service) || service.at("spec", "publishNotReadyAddresses").asBool(false)) continue;
      Set<String> wanted = new TreeSet<>();
      for (Obj pod : history.all("Pod")) {
        if (Meta.namespace(pod).equals(Meta.namespace(service)) && Meta.labels(pod).entrySet().containsAll(selector.asStrings().entrySet())
            && Pods.isReady(pod)) wanted.addAll(new PodView(pod).podIPs());
      }
      missing(service, history, found);
      compare("EndpointSlices", service, wanted, sliced(service, history), found);
      compare("Endpoints", service, wanted, listed(service, history), found);
    }
    return found;
  }

  /** Even a Service that leads nowhere has both: without them its controllers have not heard of it yet. */
  private static void missing(Obj service, ClusterHistory history, List<String> found) {
    if (history.all("EndpointSlice").stream().noneMatch(slice -> isOf(service, slice))) found.add(Meta.subject(service) + " has no EndpointSlice");
    if (history.get("Endpoints", Meta.namespace(service), Meta.name(service)).isEmpty()) found.add(Meta.subject(service) + " has no Endpoints");
  }

  private static boolean isOf(Obj service, Obj slice) {
    return Meta.namespace(slice).equals(Meta.namespace(service)) && Meta.name(service).equals(Meta.labels(slice).get("kubernetes.io/service-name"));
  }

  private static void compare(String what, Obj service, Set<String> wanted, Set<String> there, List<String> found) {
    if (!wanted.equals(there)) found.add("the " + what + " of " + Meta.subject(service) + " lead to " + there + ", and its ready Pods are at " + wanted);
  }

  private static Set<String> sliced(Obj service, ClusterHistory history) {
    Set<String> addresses = new TreeSet<>();
    for (Obj slice : history.all("EndpointSlice")) {
      if (!isOf(service, slice)) continue;
      for (Value endpoint : slice.list("endpoints")) {
        if (endpoint.at("conditions", "ready").asBool(true)) endpoint.list("addresses").forEach(address -> addresses.add(address.asString("")));
      }
    }
    return addresses;
  }

  private static Set<String> listed(Obj service, ClusterHistory history) {
    Set<String> addresses = new TreeSet<>();
    history.get("Endpoints", Meta.namespace(service), Meta.name(service)).ifPresent(endpoints -> endpoints.list("subsets")
        .forEach(subset -> subset.list("addresses").forEach(address -> addresses.add(address.text("ip")))));
    return addresses;
  }
}
