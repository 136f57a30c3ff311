package io.hexareme.core.controllers.disruption;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Takes back that a Pod is about to be disrupted when it was not after two minutes (KEP-3329). Keys are Pods; it acts as the disruption
 * controller.
 */
public final class StaleDisruptionController implements Controller {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "disruption-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.PODS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return after != null && target(new PodView(after)).isPresent() ? List.of(ObjectKey.of(after)) : List.of();
  }

  /** The condition, unless the Pod goes indeed or its kubelet took it upon itself. */
  private static Optional<Obj> target(PodView pod) {
    return pod.condition("DisruptionTarget")
        .filter(condition -> pod.isActive())
        .filter(condition -> condition.text("status").equals("True"))
        .filter(condition -> !condition.text("reason").equals("TerminationByKubelet"));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<PodView> pod = view.get(Resource.PODS, key).map(PodView::new);
    return pod.flatMap(StaleDisruptionController::target)
        .map(condition -> Timestamps.parse(condition.at("lastTransitionTime")).orElse(Instant.EPOCH).plus(TIMEOUT))
        .map(stale -> stale.isAfter(view.now())
            ? Plan.nothing().recheckAfter(Duration.between(view.now(), stale))
            : Plan.of(takeBack(pod.get(), view.now())))
        .orElse(Plan.nothing());
  }

  private static Command takeBack(PodView pod, Instant now) {
    Obj condition = Value.obj(
        "type", "DisruptionTarget",
        "status", "False",
        "reason", Null.NULL,
        "message", Null.NULL,
        "lastTransitionTime", Timestamps.seconds(now));
    Obj patch = Value.obj(
        "metadata", Value.obj("uid", Meta.uid(pod.pod())),
        "status", Value.obj("conditions", Value.array(condition)));
    return new Command.Patch(Resource.PODS, pod.key(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch);
  }
}
