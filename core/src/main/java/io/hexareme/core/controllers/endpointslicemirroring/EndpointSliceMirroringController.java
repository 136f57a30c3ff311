package io.hexareme.core.controllers.endpointslicemirroring;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.services.EndpointPort;
import io.hexareme.core.controllers.services.OwnedSlices;
import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.controllers.services.SliceEndpoint;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys are Endpoints, which have their Service's name. */
public final class EndpointSliceMirroringController implements Controller {
  static final String MANAGED_BY = "endpointslicemirroring-controller.k8s.io";
  private static final String SKIP_LABEL = "endpointslice.kubernetes.io/skip-mirror";
  private static final String LEADER_ANNOTATION = "control-plane.alpha.kubernetes.io/leader";
  private static final int MOST_ENDPOINTS = 1000;
  private static final List<String> TYPES = List.of("IPv4", "IPv6");

  @Override
  public String name() {
    return "endpointslicemirroring-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.ENDPOINTS, Resource.SERVICES, Resource.ENDPOINT_SLICES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (!resource.equals(Resource.ENDPOINT_SLICES)) {
      return List.of(ObjectKey.of(object));
    }
    Map<String, String> labels = Meta.labels(before == null ? after : before);
    return MANAGED_BY.equals(labels.get(OwnedSlices.MANAGED_BY_LABEL))
        ? List.of(new ObjectKey(Meta.namespace(object), labels.getOrDefault(OwnedSlices.SERVICE_NAME_LABEL, "")))
        : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    List<Obj> existing = OwnedSlices.existing(key, MANAGED_BY, view);
    Optional<Obj> endpoints = view.get(Resource.ENDPOINTS, key).filter(EndpointSliceMirroringController::wantsMirror);
    boolean mirrored = view.get(Resource.SERVICES, key)
        .filter(service -> service.at("spec", "selector").asObj().isEmpty())
        .isPresent();
    return endpoints.filter(found -> mirrored)
        .map(found -> Plan.of(mirror(found, existing)))
        .orElseGet(() -> Plan.of(existing.stream().<Command>map(s -> Command.Delete.of(Resource.ENDPOINT_SLICES, s)).toList()));
  }

  private static boolean wantsMirror(Obj endpoints) {
    return !"true".equals(Meta.labels(endpoints).get(SKIP_LABEL))
        && !Meta.annotations(endpoints).containsKey(LEADER_ANNOTATION)
        && !Meta.isTerminating(endpoints);
  }

  private static List<Command> mirror(Obj endpoints, List<Obj> existing) {
    Map<String, String> labels = new LinkedHashMap<>(Meta.labels(endpoints));
    labels.put(OwnedSlices.SERVICE_NAME_LABEL, Meta.name(endpoints));
    labels.put(OwnedSlices.MANAGED_BY_LABEL, MANAGED_BY);
    OwnedSlices slices = new OwnedSlices(endpoints, labels, MOST_ENDPOINTS, false, Optional.empty());
    List<Command> commands = new ArrayList<>();
    for (String type : TYPES) {
      List<Obj> ofType = existing.stream().filter(slice -> slice.text("addressType").equals(type)).toList();
      commands.addAll(slices.bringTo(type, byPorts(endpoints, type), ofType));
    }
    return commands;
  }

  private static Map<List<EndpointPort>, List<SliceEndpoint>> byPorts(Obj endpoints, String type) {
    Map<List<EndpointPort>, List<SliceEndpoint>> groups = new LinkedHashMap<>();
    for (Value subset : endpoints.list("subsets")) {
      List<SliceEndpoint> all = new ArrayList<>();
      subset.list("notReadyAddresses").forEach(address -> all.add(endpoint(address, false)));
      subset.list("addresses").forEach(address -> all.add(endpoint(address, true)));
      all.removeIf(endpoint -> !ServiceView.addressType(endpoint.addresses().getFirst()).equals(type));
      if (!all.isEmpty()) {
        List<EndpointPort> ports = subset.list("ports").stream().map(EndpointPort::of).sorted().toList();
        groups.computeIfAbsent(ports, p -> new ArrayList<>()).addAll(all);
      }
    }
    return groups;
  }

  private static SliceEndpoint endpoint(Value address, boolean ready) {
    Value target = address.at("targetRef");
    return new SliceEndpoint(
        List.of(address.text("ip")),
        ready,
        ready,
        false,
        address.text("hostname"),
        target instanceof Obj reference ? reference.without("resourceVersion") : target,
        address.text("nodeName"),
        "");
  }
}
