package io.hexareme.core.controllers.replicaset;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.claim.Claim;
import io.hexareme.core.controllers.claim.Claimants;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and deletes Pods until there are as many active ones as {@code spec.replicas} says. */
public final class ReplicaSetController implements Controller {
  /** The most Pods made or deleted in one plan. */
  private static final int BURST = 500;

  @Override
  public String name() {
    return "replicaset-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.REPLICA_SETS, Resource.PODS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return resource.equals(Resource.REPLICA_SETS)
        ? List.of(ObjectKey.of(after == null ? before : after))
        : Claimants.of(Resource.REPLICA_SETS, before, after, view);
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.REPLICA_SETS, key).map(replicaSet -> reconcile(replicaSet, view)).orElse(Plan.nothing());
  }

  private static Plan reconcile(Obj replicaSet, ClusterView view) {
    LabelSelector selector = LabelSelector.of(replicaSet.at("spec", "selector")).orNothing();
    Claim claim = Claim.of(Resource.REPLICA_SETS, replicaSet, selector, Resource.PODS, view);
    if (!claim.reads().isEmpty()) {
      return Plan.reading(claim.reads());
    }
    List<Obj> active = claim.claimed().stream().filter(PodState::isActive).toList();
    List<Obj> terminating = claim.claimed().stream().filter(PodState::isTerminating).toList();
    List<Command> commands = new ArrayList<>(claim.commands());
    List<Command> scaling = Meta.isTerminating(replicaSet) ? List.of() : scale(replicaSet, active, view);
    Optional<Command> status = status(replicaSet, active, terminating, view);
    // A refusal is written down before the next try, which may be refused like the last.
    if (view.lastFailure().isPresent()) {
      status.ifPresent(commands::add);
      commands.addAll(scaling);
    } else {
      commands.addAll(scaling);
      status.ifPresent(commands::add);
    }
    return recheckWhenAvailable(Plan.of(commands), replicaSet, active, view);
  }

  private static List<Command> scale(Obj replicaSet, List<Obj> active, ClusterView view) {
    int missing = replicaSet.at("spec", "replicas").asInt(1) - active.size();
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < Math.min(missing, BURST); i++) {
      commands.add(new Command.Told(
          new Command.Create(Resource.PODS, NewPod.of(replicaSet)),
          Command.Event.normal(replicaSet, "SuccessfulCreate", "Created pod: %s"),
          Command.Event.warning(replicaSet, "FailedCreate", "Error creating: %s")));
    }
    if (missing < 0) {
      DeletionOrder order = new DeletionOrder(alikeOnNode(replicaSet, view), view.now());
      active.stream().sorted(order).limit(Math.min(-missing, BURST)).forEach(pod -> commands.add(new Command.Told(
          Command.Delete.of(Resource.PODS, pod),
          Command.Event.normal(replicaSet, "SuccessfulDelete", "Deleted pod: %s"),
          Command.Event.warning(replicaSet, "FailedDelete", "Error deleting: %s"))));
    }
    return commands;
  }

  /** How many active Pods of this ReplicaSet, and of others that have the same owner, are on each node. */
  private static Map<String, Integer> alikeOnNode(Obj replicaSet, ClusterView view) {
    List<Obj> alike = Meta.controllerOf(replicaSet)
        .map(owner -> view.ownedBy(Resource.REPLICA_SETS, owner.text("uid")))
        .orElse(List.of(replicaSet));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Obj set : alike) {
      view.ownedBy(Resource.PODS, Meta.uid(set)).stream()
          .filter(PodState::isActive)
          .forEach(pod -> counts.merge(pod.text("spec", "nodeName"), 1, Integer::sum));
    }
    return counts;
  }

  private static Optional<Command> status(Obj replicaSet, List<Obj> active, List<Obj> terminating, ClusterView view) {
    Value old = replicaSet.at("status");
    Obj status = ReplicaSetStatus.of(replicaSet, active, terminating, view.lastFailure(), view.now());
    return status.equals(old)
        ? Optional.empty()
        : Optional.of(new Command.UpdateStatus(Resource.REPLICA_SETS, replicaSet.with("status", status)));
  }

  private static Plan recheckWhenAvailable(Plan plan, Obj replicaSet, List<Obj> active, ClusterView view) {
    Duration minReady = ReplicaSetStatus.minReady(replicaSet);
    Optional<Duration> next = active.stream()
        .flatMap(pod -> PodState.untilAvailable(pod, minReady, view.now()).stream())
        .min(Duration::compareTo);
    return next.map(plan::recheckAfter).orElse(plan);
  }
}
