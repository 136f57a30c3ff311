package io.hexareme.core.controllers.deployment;

import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges how a rollout goes, in the conditions Available, Progressing and ReplicaFailure. */
final class Progress {
  static final String CREATE_ERROR = "ReplicaSetCreateError";

  private static final String PROGRESSING = "Progressing";
  private static final String AVAILABLE = "Available";
  private static final String REPLICA_FAILURE = "ReplicaFailure";
  private static final String PAUSED = "DeploymentPaused";
  private static final String COMPLETE = "NewReplicaSetAvailable";
  private static final String TIMED_OUT = "ProgressDeadlineExceeded";

  private final OwnedSets sets;
  private final Obj deployment;
  private final Instant now;
  private final DeploymentConditions conditions;
  private final DeploymentStatus status;
  private boolean creationRefused;

  Progress(OwnedSets sets, Instant now) {
    this.sets = sets;
    this.deployment = sets.deployment();
    this.now = now;
    this.conditions = new DeploymentConditions(deployment.at("status", "conditions"), now);
    this.status = DeploymentStatus.of(sets);
  }

  Obj status() {
    return status.toValue(deployment, conditions);
  }

  private boolean hasDeadline() {
    long seconds = deadline().toSeconds();
    return seconds > 0 && seconds < Integer.MAX_VALUE;
  }

  private Duration deadline() {
    return Duration.ofSeconds(deployment.at("spec", "progressDeadlineSeconds").asLong(0));
  }

  private Optional<Obj> progressing() {
    return conditions.find(PROGRESSING);
  }

  private boolean isProgressing(String reason) {
    return progressing().filter(condition -> condition.text("reason").equals(reason)).isPresent();
  }

  void noteAvailability() {
    if (status.available() >= sets.bounds().leastAvailable()) {
      conditions.set(AVAILABLE, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.");
    } else {
      conditions.set(AVAILABLE, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");
    }
  }

  /** A pause stops the deadline's clock, its end starts it anew. */
  void notePause() {
    boolean paused = deployment.at("spec", "paused").asBool(false);
    if (!hasDeadline() || isProgressing(TIMED_OUT) || paused == isProgressing(PAUSED)) {
      return;
    }
    if (paused) {
      conditions.set(PROGRESSING, "Unknown", PAUSED, "Deployment is paused");
    } else {
      conditions.set(PROGRESSING, "Unknown", "DeploymentResumed", "Deployment is resumed");
    }
  }

  /** The template has got a ReplicaSet, or will get one; or getting one failed. */
  void noteCurrent(Optional<Failure> lastFailure) {
    if (!hasDeadline() || sets.current().isEmpty()) {
      return;
    }
    String name = Meta.name(sets.current().get());
    Optional<Failure> refusal = lastFailure.filter(failure ->
        failure.command() instanceof Command.Create && failure.command().resource().equals(Resource.REPLICA_SETS));
    if (!sets.isCreated()) {
      if (progressing().isEmpty()) {
        conditions.set(PROGRESSING, "True", "FoundNewReplicaSet", "Found new replica set \"" + name + "\"");
      }
    } else if (refusal.isPresent()) {
      creationRefused = true;
      conditions.set(PROGRESSING, "False", CREATE_ERROR,
          "Failed to create new replica set \"" + name + "\": " + refusal.get().message());
    } else {
      conditions.set(PROGRESSING, "True", "NewReplicaSetCreated", "Created new replica set \"" + name + "\"");
    }
  }

  /** How the rollout goes; to be noted after all of the above. */
  void noteRollout() {
    if (!hasDeadline()) {
      conditions.remove(PROGRESSING);
    } else if (!creationRefused && !(status.replicas() == status.updated() && isProgressing(COMPLETE))) {
      judge();
    } else if (isComplete() && isProgressing(COMPLETE) && !saysSo()) {
      conditions.renew(PROGRESSING, "True", COMPLETE, success());
    }
    noteFailures();
  }

  /** A rollout that was over before anybody looked must not leave the word about the one before it. */
  private boolean saysSo() {
    return progressing().filter(condition -> condition.text("message").equals(success())).isPresent();
  }

  private String success() {
    return subject() + " has successfully progressed.";
  }

  private String subject() {
    return sets.current()
        .map(set -> "ReplicaSet \"" + Meta.name(set) + "\"")
        .orElse("Deployment \"" + Meta.name(deployment) + "\"");
  }

  private void judge() {
    String subject = subject();
    if (isComplete()) {
      conditions.set(PROGRESSING, "True", COMPLETE, success());
    } else if (status.isProgressSince(deployment)) {
      conditions.renew(PROGRESSING, "True", "ReplicaSetUpdated", subject + " is progressing.");
    } else if (isTimedOut()) {
      conditions.set(PROGRESSING, "False", TIMED_OUT, subject + " has timed out progressing.");
    }
  }

  private boolean isComplete() {
    return status.isComplete(sets.bounds().replicas());
  }

  private boolean isTimedOut() {
    return !isProgressing(COMPLETE)
        && deadlineAt().filter(end -> isProgressing(TIMED_OUT) || end.isBefore(now)).isPresent();
  }

  private Optional<Instant> deadlineAt() {
    return progressing().flatMap(condition -> Timestamps.parse(condition.at("lastUpdateTime"))).map(time -> time.plus(deadline()));
  }

  /** That Pods cannot be made is the Deployment's trouble too; the current set's counts before the others'. */
  private void noteFailures() {
    List<Obj> inOrder = sets.current()
        .filter(set -> failure(set).isPresent()).map(List::of).orElse(sets.all());
    Optional<Obj> failure = inOrder.stream().flatMap(set -> failure(set).stream()).findFirst();
    if (failure.isPresent()) {
      Obj noted = failure.get();
      conditions.set(REPLICA_FAILURE, noted.text("status"), noted.text("reason"), noted.text("message"));
    } else {
      conditions.remove(REPLICA_FAILURE);
    }
  }

  private static Optional<Obj> failure(Obj set) {
    return Conditions.find(set.at("status", "conditions"), REPLICA_FAILURE);
  }

  /** How long until an unfinished rollout may have missed its deadline; times count in whole seconds, hence one more. */
  Optional<Duration> untilDeadline() {
    if (!hasDeadline() || isComplete() || isProgressing(TIMED_OUT) || isProgressing(PAUSED) || isProgressing(COMPLETE)) {
      return Optional.empty();
    }
    return deadlineAt()
        .map(end -> Duration.between(now, end).plusSeconds(1))
        .map(left -> left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left);
  }
}
