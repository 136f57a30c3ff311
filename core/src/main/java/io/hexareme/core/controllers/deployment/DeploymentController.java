package io.hexareme.core.controllers.deployment;

import io.hexareme.core.client.ApiClient;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rolls Deployments out over ReplicaSets. */
public final class DeploymentController implements Controller {

  @Override
  public String name() {
    return "deployment-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.PODS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (resource.equals(Resource.DEPLOYMENTS)) {
      return List.of(ObjectKey.of(after == null ? before : after));
    }
    if (resource.equals(Resource.REPLICA_SETS)) {
      return Claimants.of(Resource.DEPLOYMENTS, before, after, view);
    }
    return after == null ? waitingFor(before, view) : List.of();
  }

  /** A Deployment that recreates waits for its last old Pod to be gone. */
  private static Collection<ObjectKey> waitingFor(Obj pod, ClusterView view) {
    return Claimants.of(Resource.REPLICA_SETS, pod, null, view).stream()
        .flatMap(key -> view.get(Resource.REPLICA_SETS, key).stream())
        .flatMap(set -> Claimants.of(Resource.DEPLOYMENTS, set, null, view).stream())
        .filter(key -> view.get(Resource.DEPLOYMENTS, key).filter(deployment -> !Bounds.isRolling(deployment)).isPresent())
        .toList();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.DEPLOYMENTS, key).map(deployment -> reconcile(deployment, view)).orElse(Plan.nothing());
  }

  private static Plan reconcile(Obj deployment, ClusterView view) {
    LabelSelector selector = LabelSelector.of(deployment.at("spec", "selector")).orNothing();
    if (selector.isEverything()) {
      return Plan.of(Command.Event.warning(
          deployment, "SelectingAll", "This deployment is selecting all pods. A non-empty selector is required."));
    }
    Claim claim = Claim.of(Resource.DEPLOYMENTS, deployment, selector, Resource.REPLICA_SETS, view);
    if (!claim.reads().isEmpty()) {
      return Plan.reading(claim.reads());
    }
    if (!claim.commands().isEmpty()) {
      // Adopted and released ones change under our hands: first that, then the rollout on what came of it.
      return Plan.of(claim.commands());
    }
    return rollOut(new OwnedSets(deployment, claim.claimed()), view);
  }

  private static Plan rollOut(OwnedSets sets, ClusterView view) {
    Obj deployment = sets.deployment();
    boolean terminating = Meta.isTerminating(deployment);
    boolean paused = deployment.at("spec", "paused").asBool(false);
    List<Command> cleanUp = List.of();
    boolean rolling = false;
    if (!terminating) {
      sets.current().ifPresent(set -> sets.change(current(set, sets)));
      rolling = !paused && !Scaling.isDue(sets);
      if (!rolling) {
        Scaling.apply(sets);
        cleanUp = paused ? History.cleanUp(sets) : cleanUp;
      } else {
        Optional<Plan> taken = takenName(sets, view);
        if (taken.isPresent()) {
          return taken.get();
        }
        cleanUp = step(sets, view) ? cleanUp : cleanUpWhenComplete(sets);
      }
    }
    return plan(sets, cleanUp, rolling, view);
  }

  private static Obj current(Obj set, OwnedSets sets) {
    Obj newest = Revisions.newest(set, sets.deployment(), sets.old());
    Value minReady = sets.deployment().at("spec", "minReadySeconds");
    return minReady.asLong(0) == newest.at("spec", "minReadySeconds").asLong(0)
        ? newest
        : newest.withPath(Value.of(minReady.asLong(0)), "spec", "minReadySeconds");
  }

  /** One step of the strategy; answers whether it scaled anything or waits for Pods to go. */
  private static boolean step(OwnedSets sets, ClusterView view) {
    if (Bounds.isRolling(sets.deployment())) {
      createCurrent(sets);
      return RollingUpdate.step(sets);
    }
    if (Recreate.scaleDown(sets) || Recreate.oldPodsRemain(sets, view)) {
      return true;
    }
    createCurrent(sets);
    return sets.scale(sets.current().orElseThrow(), sets.bounds().replicas());
  }

  private static void createCurrent(OwnedSets sets) {
    if (sets.current().isEmpty()) {
      Obj set = Revisions.create(sets.deployment(), hash(sets.deployment()), sets.bounds(), sets.old());
      int size = RollingUpdate.newSize(sets, 0);
      sets.create(set.withPath(Value.of(size), "spec", "replicas"));
    }
  }

  private static String hash(Obj deployment) {
    return TemplateHash.of(deployment.at("spec", "template"), deployment.at("status", "collisionCount").asLong(0));
  }

  /** If the name for a new ReplicaSet is somebody else's, the Deployment counts that, and so gets another name. */
  private static Optional<Plan> takenName(OwnedSets sets, ClusterView view) {
    Obj deployment = sets.deployment();
    ObjectKey name = new ObjectKey(Meta.namespace(deployment), Meta.name(deployment) + "-" + hash(deployment));
    if (sets.current().isPresent() || view.get(Resource.REPLICA_SETS, name).isEmpty()) {
      return Optional.empty();
    }
    long collisions = deployment.at("status", "collisionCount").asLong(0);
    return Optional.of(Plan.of(new Command.UpdateStatus(
        Resource.DEPLOYMENTS, deployment.withPath(Value.of(collisions + 1), "status", "collisionCount"))));
  }

  private static List<Command> cleanUpWhenComplete(OwnedSets sets) {
    Obj deployment = sets.deployment();
    boolean observed = deployment.at("status", "observedGeneration").asLong(0) >= Meta.generation(deployment);
    return observed && DeploymentStatus.of(sets).isComplete(sets.bounds().replicas()) ? History.cleanUp(sets) : List.of();
  }

  private static Plan plan(OwnedSets sets, List<Command> cleanUp, boolean rolling, ClusterView view) {
    Progress progress = new Progress(sets, view.now());
    if (!Meta.isTerminating(sets.deployment())) {
      progress.notePause();
      progress.noteCurrent(view.lastFailure());
    }
    progress.noteAvailability();
    if (rolling) {
      progress.noteRollout();
    }
    List<Command> commands = new ArrayList<>();
    List<Command> status = writeDown(sets, progress.status());
    // A refusal is written down before the next try, which may be refused like the last.
    if (view.lastFailure().isPresent()) {
      commands.addAll(status);
    }
    commands.addAll(sets.commands());
    commands.addAll(cleanUp);
    if (view.lastFailure().isEmpty()) {
      commands.addAll(status);
    }
    Plan plan = Plan.of(commands);
    return rolling ? progress.untilDeadline().map(plan::recheckAfter).orElse(plan) : plan;
  }

  /**
   * The status, with the revision annotation along. Should only that annotation be wanting (an API server need not take metadata
   * with a status), it is patched by itself.
   */
  private static List<Command> writeDown(OwnedSets sets, Obj status) {
    Obj deployment = sets.deployment();
    String revision = sets.current()
        .map(set -> set.text("metadata", "annotations", Revisions.REVISION))
        .orElse(deployment.text("metadata", "annotations", Revisions.REVISION));
    boolean sameRevision = revision.equals(deployment.text("metadata", "annotations", Revisions.REVISION));
    Obj revised = sameRevision ? deployment : Meta.withAnnotation(deployment, Revisions.REVISION, revision);
    if (!status.equals(deployment.at("status").asObj())) {
      return List.of(new Command.UpdateStatus(Resource.DEPLOYMENTS, revised.with("status", status)));
    }
    if (sameRevision) {
      return List.of();
    }
    Obj patch = Value.obj("metadata", Value.obj("annotations", Value.obj(Revisions.REVISION, revision)));
    return List.of(new Command.Patch(
        Resource.DEPLOYMENTS, ObjectKey.of(deployment), "", ApiClient.MERGE_PATCH, patch));
  }
}
