package io.hexareme.core.controllers.services;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which Pods stand behind which Services. */
public final class Backends {
  private Backends() {}

  /** The Pods that the Service selects and that have an address and may still answer, in name order; terminating ones too. */
  public static List<PodView> of(ServiceView service, ClusterView view) {
    List<PodView> pods = new ArrayList<>();
    for (Obj object : view.in(Resource.PODS, Meta.namespace(service.service()))) {
      PodView pod = new PodView(object);
      if (service.selects(object) && !pod.isTerminal() && !pod.podIPs().isEmpty()) {
        pods.add(pod);
      }
    }
    return pods;
  }

  /** The Services that selected the Pod before or select it now, when something about it changed that shows in endpoints. */
  public static Collection<ObjectKey> servicesOf(Obj before, Obj after, ClusterView view) {
    if (before != null && after != null && shown(before).equals(shown(after))) {
      return List.of();
    }
    TreeSet<ObjectKey> keys = new TreeSet<>();
    for (Obj service : view.in(Resource.SERVICES, Meta.namespace(after == null ? before : after))) {
      ServiceView candidate = new ServiceView(service);
      if ((before != null && candidate.selects(before)) || (after != null && candidate.selects(after))) {
        keys.add(candidate.key());
      }
    }
    return keys;
  }

  private static List<Object> shown(Obj object) {
    PodView pod = new PodView(object);
    return List.of(
        Meta.uid(object), Meta.labels(object), pod.isReady(), pod.isTerminating(), pod.isTerminal(), pod.podIPs(), pod.nodeName(),
        object.text("spec", "hostname"), object.text("spec", "subdomain"));
  }

  /**
   * When the change began that is published now: the earliest turn of readiness of the Pods that changed, and the making of the
   * Service itself when it is new. Empty when nothing tells.
   */
  public static Optional<Instant> changedSince(ServiceView service, boolean isNew, List<PodView> changed) {
    Optional<Instant> earliest =
        changed.stream().flatMap(pod -> pod.conditionSince("Ready").stream()).min(Instant::compareTo);
    return earliest.isEmpty() && isNew ? Timestamps.parse(service.service().at("metadata", "creationTimestamp")) : earliest;
  }
}
