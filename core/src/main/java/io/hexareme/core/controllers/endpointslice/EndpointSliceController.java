package io.hexareme.core.controllers.endpointslice;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.services.Backends;
import io.hexareme.core.controllers.services.OwnedSlices;
import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.controllers.services.SliceEndpoint;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Keys are Services (KEP-752). */
public final class EndpointSliceController implements Controller {
  static final String MANAGED_BY = "endpointslice-controller.k8s.io";
  private static final String ZONE_LABEL = "topology.kubernetes.io/zone";
  private static final int MOST_ENDPOINTS = 100;
  private static final List<String> RESERVED_LABELS = List.of(OwnedSlices.SERVICE_NAME_LABEL, OwnedSlices.MANAGED_BY_LABEL);

  @Override
  public String name() {
    return "endpointslice-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.SERVICES, Resource.PODS, Resource.ENDPOINT_SLICES, Resource.NODES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    if (resource.equals(Resource.PODS)) {
      return Backends.servicesOf(before, after, view);
    }
    if (resource.equals(Resource.NODES)) {
      return ofNode(before, after, view);
    }
    if (resource.equals(Resource.SERVICES)) {
      return List.of(ObjectKey.of(object));
    }
    String service = Meta.labels(before == null ? after : before).getOrDefault(OwnedSlices.SERVICE_NAME_LABEL, "");
    return service.isEmpty() ? List.of() : List.of(new ObjectKey(Meta.namespace(object), service));
  }

  /** A node counts when it comes, goes or moves to another zone. */
  private static Collection<ObjectKey> ofNode(Obj before, Obj after, ClusterView view) {
    if (before != null && after != null && zone(before).equals(zone(after))) {
      return List.of();
    }
    TreeSet<ObjectKey> keys = new TreeSet<>();
    view.podsOnNode(Meta.name(after == null ? before : after)).forEach(pod -> keys.addAll(Backends.servicesOf(null, pod, view)));
    return keys;
  }

  private static String zone(Obj node) {
    return Meta.labels(node).getOrDefault(ZONE_LABEL, "");
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<ServiceView> service = view.get(Resource.SERVICES, key).map(ServiceView::new).filter(ServiceView::selectsPods);
    return service.map(found -> Plan.of(writes(found, view))).orElse(Plan.nothing());
  }

  private static List<Command> writes(ServiceView service, ClusterView view) {
    DesiredEndpoints desired = DesiredEndpoints.of(service, view, EndpointSliceController::zone);
    List<Obj> existing = OwnedSlices.existing(service.key(), MANAGED_BY, view);
    List<SliceEndpoint> known =
        existing.stream().flatMap(slice -> slice.list("endpoints").stream()).map(SliceEndpoint::of).toList();
    List<PodView> changed = desired.podsNotAmong(known);
    OwnedSlices slices = new OwnedSlices(service.service(), labels(service), MOST_ENDPOINTS, true,
        Backends.changedSince(service, existing.isEmpty(), changed));
    List<Command> commands = new ArrayList<>();
    for (String type : service.addressTypes()) {
      commands.addAll(slices.bringTo(type, desired.byPorts(type), ofType(existing, type)));
    }
    existing.stream()
        .filter(slice -> !service.addressTypes().contains(slice.text("addressType")))
        .forEach(slice -> commands.add(Command.Delete.of(Resource.ENDPOINT_SLICES, slice)));
    return commands;
  }

  private static List<Obj> ofType(List<Obj> slices, String type) {
    return slices.stream().filter(slice -> slice.text("addressType").equals(type)).toList();
  }

  private static Map<String, String> labels(ServiceView service) {
    Map<String, String> labels = service.inheritedLabels(RESERVED_LABELS);
    labels.put(OwnedSlices.SERVICE_NAME_LABEL, Meta.name(service.service()));
    labels.put(OwnedSlices.MANAGED_BY_LABEL, MANAGED_BY);
    return labels;
  }
}
