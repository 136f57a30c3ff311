package io.hexareme.core.controllers.tainteviction;

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
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Keys are Pods. */
public final class TaintEvictionController implements Controller {

  @Override
  public String name() {
    return "taint-eviction-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.PODS, Resource.NODES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (after == null) {
      return List.of();
    }
    if (resource.equals(Resource.NODES)) {
      List<Value> old = before == null ? List.of() : noExecute(before);
      return noExecute(after).equals(old) ? List.of() : view.podsOnNode(Meta.name(after)).stream().map(ObjectKey::of).toList();
    }
    boolean same = before != null
        && Objects.equals(before.at("spec", "nodeName"), after.at("spec", "nodeName"))
        && Objects.equals(before.at("spec", "tolerations"), after.at("spec", "tolerations"));
    return same ? List.of() : List.of(ObjectKey.of(after));
  }

  private static List<Value> noExecute(Obj node) {
    return node.list("spec", "taints").stream().filter(taint -> taint.text("effect").equals("NoExecute")).toList();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.PODS, key)
        .map(PodView::new)
        .filter(pod -> !pod.isTerminating() && !pod.nodeName().isEmpty())
        .map(pod -> reconcile(pod, view))
        .orElse(Plan.nothing());
  }

  private static Plan reconcile(PodView pod, ClusterView view) {
    List<Value> taints = view.get(Resource.NODES, new ObjectKey("", pod.nodeName()))
        .map(TaintEvictionController::noExecute)
        .orElse(List.of());
    Instant end = taints.stream().map(taint -> Toleration.end(taint, pod)).min(Instant::compareTo).orElse(Instant.MAX);
    if (end.equals(Instant.MAX)) {
      return Plan.nothing();
    }
    return end.isAfter(view.now())
        ? Plan.nothing().recheckAfter(Duration.between(view.now(), end))
        : Plan.of(evict(pod, view.now()));
  }

  private static List<Command> evict(PodView pod, Instant now) {
    Obj condition = Value.obj(
        "type", "DisruptionTarget",
        "status", "True",
        "reason", "DeletionByTaintManager",
        "message", "Taint manager: deleting due to NoExecute taint",
        "lastTransitionTime", Timestamps.seconds(now));
    Obj patch = Value.obj(
        "metadata", Value.obj("uid", Meta.uid(pod.pod())),
        "status", Value.obj("conditions", Value.array(condition)));
    return List.of(
        Command.Event.normal(pod.pod(), "TaintManagerEviction", "Marking for deletion Pod " + pod.key()),
        new Command.Patch(Resource.PODS, pod.key(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch),
        Command.Delete.of(Resource.PODS, pod.pod()));
  }
}
