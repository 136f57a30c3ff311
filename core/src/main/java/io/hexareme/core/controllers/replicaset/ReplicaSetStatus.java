package io.hexareme.core.controllers.replicaset;

import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is counted and noted in a ReplicaSet's status. Counts of zero are left out, except {@code replicas}. */
final class ReplicaSetStatus {
  private static final String REPLICA_FAILURE = "ReplicaFailure";

  private ReplicaSetStatus() {}

  /** The number of seconds a Pod must have been ready to count as available. */
  static Duration minReady(Obj replicaSet) {
    return Duration.ofSeconds(replicaSet.at("spec", "minReadySeconds").asLong(0));
  }

  static Obj of(Obj replicaSet, List<Obj> active, List<Obj> terminating, Optional<Failure> failure, Instant now) {
    Map<String, String> wantedLabels = replicaSet.at("spec", "template", "metadata", "labels").asStrings();
    Duration minReady = minReady(replicaSet);
    Map<String, Value> status = new LinkedHashMap<>();
    status.put("replicas", Value.of(active.size()));
    put(status, "fullyLabeledReplicas",
        active.stream().filter(pod -> Meta.labels(pod).entrySet().containsAll(wantedLabels.entrySet())).count());
    put(status, "readyReplicas", active.stream().filter(PodState::isReady).count());
    put(status, "availableReplicas", active.stream().filter(pod -> PodState.isAvailable(pod, minReady, now)).count());
    put(status, "terminatingReplicas", terminating.size());
    put(status, "observedGeneration", Meta.generation(replicaSet));
    Arr conditions = conditions(replicaSet, failure, now);
    if (!conditions.isEmpty()) {
      status.put("conditions", conditions);
    }
    return new Obj(status);
  }

  private static void put(Map<String, Value> status, String field, long count) {
    if (count != 0) {
      status.put(field, Value.of(count));
    }
  }

  /** ReplicaFailure stays as it was first noted for as long as Pods cannot be made or deleted. */
  private static Arr conditions(Obj replicaSet, Optional<Failure> failure, Instant now) {
    Value conditions = replicaSet.at("status", "conditions");
    Optional<String> reason = failure.flatMap(ReplicaSetStatus::reason);
    if (reason.isEmpty()) {
      return Conditions.remove(conditions, REPLICA_FAILURE);
    }
    if (Conditions.find(conditions, REPLICA_FAILURE).isPresent()) {
      return new Arr(conditions.items());
    }
    Obj condition = Value.obj(
        "type", REPLICA_FAILURE, "status", "True", "reason", reason.get(), "message", failure.get().message());
    return Conditions.set(conditions, condition, Timestamps.seconds(now));
  }

  private static Optional<String> reason(Failure failure) {
    if (!failure.command().resource().equals(Resource.PODS)) {
      return Optional.empty();
    }
    return switch (failure.command()) {
      case Command.Create _ -> Optional.of("FailedCreate");
      case Command.Delete _ -> Optional.of("FailedDelete");
      case Command.Update _, Command.UpdateStatus _, Command.Patch _, Command.DeleteAll _, Command.Submit _, Command.Event _,
          Command.Told _ -> Optional.empty();
    };
  }
}
