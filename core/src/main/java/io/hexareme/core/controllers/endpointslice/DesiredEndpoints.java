package io.hexareme.core.controllers.endpointslice;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.services.Backends;
import io.hexareme.core.controllers.services.EndpointPort;
import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.controllers.services.SliceEndpoint;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The endpoints that a Service shall have, by its Pods and their nodes. */
record DesiredEndpoints(List<Backend> backends) {

  /** A Pod's endpoint for one address family. */
  record Backend(PodView pod, String addressType, List<EndpointPort> ports, SliceEndpoint endpoint) {}

  static DesiredEndpoints of(ServiceView service, ClusterView view, Function<Obj, String> zone) {
    List<Backend> backends = new ArrayList<>();
    for (PodView pod : Backends.of(service, view)) {
      Optional<Obj> node = view.get(Resource.NODES, new ObjectKey("", pod.nodeName()));
      // A Pod whose node is gone answers no more, whatever its last status says; unless all shall be told.
      if (node.isPresent() || service.publishesNotReady()) {
        List<EndpointPort> ports = EndpointPort.of(service, pod);
        for (String type : service.addressTypes()) {
          endpoint(service, pod, type, node.map(zone).orElse(""))
              .ifPresent(endpoint -> backends.add(new Backend(pod, type, ports, endpoint)));
        }
      }
    }
    return new DesiredEndpoints(backends);
  }

  private static Optional<SliceEndpoint> endpoint(ServiceView service, PodView pod, String type, String zone) {
    List<String> addresses = pod.podIPs().stream().filter(ip -> ServiceView.addressType(ip).equals(type)).toList();
    if (addresses.isEmpty()) {
      return Optional.empty();
    }
    boolean serving = pod.isReady();
    boolean ready = service.publishesNotReady() || (serving && !pod.isTerminating());
    Obj target = Value.obj(
        "kind", "Pod",
        "namespace", Meta.namespace(pod.pod()),
        "name", Meta.name(pod.pod()),
        "uid", Meta.uid(pod.pod()));
    return Optional.of(new SliceEndpoint(
        addresses, ready, serving, pod.isTerminating(), service.hostnameOf(pod), target, pod.nodeName(), zone));
  }

  /** The endpoints of a family by the ports they have; the order is that of the Pods' names. */
  Map<List<EndpointPort>, List<SliceEndpoint>> byPorts(String addressType) {
    Map<List<EndpointPort>, List<SliceEndpoint>> groups = new LinkedHashMap<>();
    for (Backend backend : backends) {
      if (backend.addressType().equals(addressType)) {
        groups.computeIfAbsent(backend.ports(), ports -> new ArrayList<>()).add(backend.endpoint());
      }
    }
    return groups;
  }

  /** The Pods whose endpoint is not there yet as it shall be. */
  List<PodView> podsNotAmong(List<SliceEndpoint> known) {
    Set<SliceEndpoint> there = new LinkedHashSet<>(known);
    return backends.stream().filter(backend -> !there.contains(backend.endpoint())).map(Backend::pod).distinct().toList();
  }
}
