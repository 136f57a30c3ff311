package io.hexareme.core.controllers.endpoints;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.services.Backends;
import io.hexareme.core.controllers.services.OwnedSlices;
import io.hexareme.core.controllers.services.ServiceView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys are Services, whose Endpoints have the same name. Endpoints carry no owner reference (KEP-4974 gives them a label instead), so
 * this controller, not the garbage collector, deletes its own when their Service is gone.
 */
public final class EndpointsController implements Controller {
  private static final String MANAGED_BY_LABEL = "endpoints.kubernetes.io/managed-by";
  private static final String MANAGED_BY = "endpoint-controller";
  private static final String OVER_CAPACITY_ANNOTATION = "endpoints.kubernetes.io/over-capacity";
  private static final int MOST_ADDRESSES = 1000;

  @Override
  public String name() {
    return "endpoint-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.SERVICES, Resource.PODS, Resource.ENDPOINTS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return resource.equals(Resource.PODS)
        ? Backends.servicesOf(before, after, view)
        : List.of(ObjectKey.of(after == null ? before : after));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<Obj> existing = view.get(Resource.ENDPOINTS, key);
    Optional<ServiceView> service = view.get(Resource.SERVICES, key).map(ServiceView::new);
    if (service.isEmpty()) {
      return existing.filter(EndpointsController::isOurs).map(EndpointsController::delete).orElse(Plan.nothing());
    }
    if (!service.get().selectsPods() || existing.filter(Meta::isTerminating).isPresent()) {
      return Plan.nothing();
    }
    return write(service.get(), existing, view);
  }

  private static boolean isOurs(Obj endpoints) {
    return MANAGED_BY.equals(Meta.labels(endpoints).get(MANAGED_BY_LABEL)) && !Meta.isTerminating(endpoints);
  }

  private static Plan delete(Obj endpoints) {
    return Plan.of(Command.Delete.of(Resource.ENDPOINTS, endpoints));
  }

  private static Plan write(ServiceView service, Optional<Obj> existing, ClusterView view) {
    List<PodView> pods = Backends.of(service, view).stream()
        .filter(pod -> service.publishesNotReady() || !pod.isTerminating())
        .toList();
    Subsets all = Subsets.of(service, pods);
    Subsets fitting = all.first(MOST_ADDRESSES);
    Map<String, String> labels = service.inheritedLabels(List.of(MANAGED_BY_LABEL));
    labels.put(MANAGED_BY_LABEL, MANAGED_BY);
    Subsets known = existing.map(Subsets::read).orElse(Subsets.NONE);
    Obj wanted = marked(existing.orElseGet(() -> fresh(service)), all.size() > MOST_ADDRESSES)
        .withPath(Value.strings(labels), "metadata", "labels");
    if (existing.equals(Optional.of(wanted)) && known.equals(fitting)) {
      return Plan.nothing();
    }
    Obj written = fitting.size() == 0 ? wanted.without("subsets") : wanted.with("subsets", fitting.value());
    List<PodView> changed = pods.stream().filter(pod -> !known.stateOf(pod).equals(fitting.stateOf(pod))).toList();
    Obj stamped = OwnedSlices.stamped(written, Backends.changedSince(service, existing.isEmpty(), changed));
    return Plan.of(existing.isEmpty()
        ? new Command.Create(Resource.ENDPOINTS, stamped)
        : new Command.Update(Resource.ENDPOINTS, stamped));
  }

  private static Obj fresh(ServiceView service) {
    return Value.obj(
        "apiVersion", "v1",
        "kind", "Endpoints",
        "metadata", Value.obj("name", service.key().name(), "namespace", service.key().namespace()));
  }

  private static Obj marked(Obj endpoints, boolean truncated) {
    if (truncated) {
      return Meta.withAnnotation(endpoints, OVER_CAPACITY_ANNOTATION, "truncated");
    }
    Obj annotations = endpoints.at("metadata", "annotations").asObj();
    return annotations.has(OVER_CAPACITY_ANNOTATION)
        ? endpoints.withPath(annotations.without(OVER_CAPACITY_ANNOTATION), "metadata", "annotations")
        : endpoints;
  }
}
