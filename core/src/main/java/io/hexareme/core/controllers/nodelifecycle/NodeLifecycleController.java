package io.hexareme.core.controllers.nodelifecycle;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.nodelifecycle.Disruption.Turn;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keys are Nodes. A healthy node is looked at again when it would have fallen silent, not at every renewal of its Lease; one that is
 * not ready is looked at every poll period, since its turn depends on the others.
 */
public final class NodeLifecycleController implements Controller {
  private final NodeLifecycleConfig config;

  public NodeLifecycleController(NodeLifecycleConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "node-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.NODES, Resource.LEASES, Resource.PODS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (resource.equals(Resource.NODES)) {
      return List.of(ObjectKey.of(after == null ? before : after));
    }
    if (resource.equals(Resource.LEASES) || after == null) {
      return List.of();
    }
    PodView pod = new PodView(after);
    ObjectKey node = new ObjectKey("", pod.nodeName());
    // Not whenever it is Ready: a kubelet that has just come back says so again at once, and the two would contradict each other without end.
    boolean news = before == null || !new PodView(before).nodeName().equals(pod.nodeName());
    return news && view.get(Resource.NODES, node).filter(NodeLifecycleController::isUnreachable).isPresent()
        ? List.of(node)
        : List.of();
  }

  private static boolean isUnreachable(Obj node) {
    return NodeHealth.readyStatus(node).equals("Unknown");
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.NODES, key).map(node -> reconcile(node, view)).orElse(Plan.nothing());
  }

  private Plan reconcile(Obj node, ClusterView view) {
    NodeHealth health = NodeHealth.of(node, view, config);
    Obj unknown = health.isSilent() ? health.unknown() : node;
    Plan plan = unknown.equals(node) ? ofCondition(node, health, view) : fellSilent(node, unknown);
    boolean healthy = !health.isSilent() && !List.of("False", "Unknown").contains(NodeHealth.readyStatus(node));
    return plan.recheckAfter(healthy ? health.untilSilent() : config.pollPeriod());
  }

  /** One write at a time: what follows from the new conditions is done when they are seen. */
  private static Plan fellSilent(Obj node, Obj unknown) {
    List<Command> commands = new ArrayList<>();
    if (NodeHealth.readyStatus(node).equals("True")) {
      String message = "Node " + Meta.name(node) + " status is now: NodeNotReady";
      commands.add(Command.Event.normal(node, "NodeNotReady", message));
    }
    commands.add(new Command.UpdateStatus(Resource.NODES, unknown));
    return Plan.of(commands);
  }

  private Plan ofCondition(Obj node, NodeHealth health, ClusterView view) {
    boolean unready = List.of("False", "Unknown").contains(NodeHealth.readyStatus(node));
    Turn turn = unready ? Disruption.of(view, config).turnOf(node) : Turn.NONE_AT_ALL;
    Obj tainted = new NodeTaints(node, view.now()).tainted(turn);
    List<Command> commands = new ArrayList<>();
    if (!tainted.equals(node)) {
      commands.add(new Command.Update(Resource.NODES, tainted));
    }
    if (isUnreachable(node) && health.isSilent()) { // its Node may be old news: a kubelet that lives again contradicts whoever speaks for its Pods
      view.podsOnNode(Meta.name(node)).forEach(pod -> commands.addAll(notReady(new PodView(pod), Timestamps.seconds(view.now()))));
    }
    return Plan.of(commands);
  }

  /**
   * Nobody can tell any more whether the Pod answers. A kubelet that lives and says itself that its node is not ready goes on to
   * speak for its Pods.
   */
  private static List<Command> notReady(PodView pod, String now) {
    boolean told = pod.condition("Ready").map(condition -> condition.text("status").equals("False")).orElse(true);
    if (told) {
      return List.of();
    }
    Value condition = Value.obj("type", "Ready", "status", "False", "lastTransitionTime", now);
    Obj patch = Value.obj(
        "metadata", Value.obj("uid", Meta.uid(pod.pod())),
        "status", Value.obj("conditions", Value.array(condition)));
    return Stream.<Command>of(
        Command.Event.warning(pod.pod(), "NodeNotReady", "Node is not ready"),
        new Command.Patch(Resource.PODS, pod.key(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch)).toList();
  }
}
