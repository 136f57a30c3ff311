package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deployment controller, ReplicaSet controller, the Pods' own chains, and back up: availability, old replicas. */
final class DeploymentRule implements Rule {
  private static final String CONTROLLER = "deployment-controller";
  private static final String REVISION = "deployment.kubernetes.io/revision";
  private final ReplicaSetRule sets = new ReplicaSetRule();

  @Override
  public List<Resource> needs() {
    return List.of(Resource.REPLICA_SETS, Resource.PODS, Resource.EVENTS, Resource.NODES);
  }

  @Override
  public void follow(Obj deployment, Evidence evidence, Chain chain) {
    Optional<Obj> set = current(deployment, evidence);
    rollout(deployment, set, evidence, chain);
    if (chain.isOpen()) {
      sets.follow(set.orElseThrow(), evidence, chain);
    }
    if (chain.isOpen()) {
      completion(deployment, chain);
    }
  }

  /** The ReplicaSet of the newest revision. */
  private static Optional<Obj> current(Obj deployment, Evidence evidence) {
    return evidence.controlledBy(Resource.REPLICA_SETS, deployment).stream().max(Comparator.comparingLong(DeploymentRule::revision));
  }

  private static long revision(Obj set) {
    String text = Meta.annotations(set).getOrDefault(REVISION, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  /** Down to the ReplicaSet: seen, not paused, made, and large enough. */
  private static void rollout(Obj deployment, Optional<Obj> set, Evidence evidence, Chain chain) {
    Value status = deployment.at("status");
    long wanted = replicas(deployment);
    boolean outdated = set.isEmpty() || status.at("updatedReplicas").asLong(0) < wanted;
    Optional<String> trouble = evidence.trouble(CONTROLLER, deployment);
    Optional<Obj> refusedSet = condition(deployment, "Progressing").filter(progress -> progress.text("reason").equals("ReplicaSetCreateError"));
    if (refusedSet.isPresent()) {
      chain.stuck(CONTROLLER, deployment, refusedSet.get().text("message"));
    } else if (status.at("observedGeneration").asLong(0) < Meta.generation(deployment)) {
      notSeen(deployment, trouble, evidence, chain);
    } else if (deployment.at("spec", "paused").asBool(false) && outdated && wanted > 0) {
      chain.waiting("you", deployment, "the Deployment is paused (spec.paused); kubectl rollout resume lets it go on");
    } else if (set.isEmpty()) {
      fail(deployment, trouble, "it has not created a ReplicaSet yet" + evidence.absence(CONTROLLER), chain);
    } else {
      chain.done(CONTROLLER, deployment,
          Chain.subject(set.get()) + " is the current one, " + Words.of(replicas(set.get()), wanted, "replica") + " asked of it");
    }
  }

  private static void notSeen(Obj deployment, Optional<String> trouble, Evidence evidence, Chain chain) {
    fail(deployment, trouble, "it has not seen generation " + Meta.generation(deployment) + " yet, only "
        + deployment.at("status", "observedGeneration").asLong(0) + evidence.absence(CONTROLLER), chain);
  }

  private static void fail(Obj deployment, Optional<String> trouble, String waiting, Chain chain) {
    trouble.ifPresentOrElse(why -> chain.stuck(CONTROLLER, deployment, why), () -> chain.waiting(CONTROLLER, deployment, waiting));
  }

  /** The status on its way up. */
  private static void completion(Obj deployment, Chain chain) {
    Value status = deployment.at("status");
    long wanted = replicas(deployment);
    long updated = status.at("updatedReplicas").asLong(0);
    long all = status.at("replicas").asLong(0);
    long available = status.at("availableReplicas").asLong(0);
    if (updated < wanted) {
      chain.waiting(CONTROLLER, deployment, Words.of(updated, wanted, "replica") + " updated" + deadline(deployment));
    } else if (all > updated) {
      chain.waiting(CONTROLLER, deployment, Words.count(all - updated, "old replica") + " still to be removed" + deadline(deployment));
    } else if (available < wanted) {
      long seconds = deployment.at("spec", "minReadySeconds").asLong(0);
      chain.waiting(CONTROLLER, deployment, Words.of(available, wanted, "replica") + " available"
          + (seconds > 0 ? "; a Pod counts after " + seconds + " s of being ready (minReadySeconds)" : "") + deadline(deployment));
    } else {
      chain.done(CONTROLLER, deployment, Words.of(available, wanted, "replica") + " available");
    }
  }

  private static String deadline(Obj deployment) {
    return condition(deployment, "Progressing").filter(progress -> progress.text("reason").equals("ProgressDeadlineExceeded"))
        .map(progress -> "; " + progress.text("message")).orElse("");
  }

  private static Optional<Obj> condition(Obj object, String type) {
    return Conditions.find(object.at("status", "conditions"), type);
  }

  private static long replicas(Obj object) {
    return object.at("spec", "replicas").asLong(1);
  }
}
