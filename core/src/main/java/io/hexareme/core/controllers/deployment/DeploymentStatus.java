package io.hexareme.core.controllers.deployment;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Deployment's ReplicaSets count up to. */
record DeploymentStatus(int replicas, int updated, int ready, int available, int unavailable, int terminating) {

  static DeploymentStatus of(OwnedSets sets) {
    List<Obj> all = sets.all();
    int available = OwnedSets.total(all, OwnedSets::available);
    return new DeploymentStatus(
        OwnedSets.total(all, set -> count(set, "replicas")),
        sets.current().map(set -> count(set, "replicas")).orElse(0),
        OwnedSets.total(all, set -> count(set, "readyReplicas")),
        available,
        Math.max(0, OwnedSets.total(all, OwnedSets::replicas) - available),
        OwnedSets.total(all, set -> count(set, "terminatingReplicas")));
  }

  private static int count(Obj object, String field) {
    return object.at("status", field).asInt(0);
  }

  /** Whether all that is wanted is there, new and available, and nothing else. */
  boolean isComplete(int wanted) {
    return updated == wanted && replicas == wanted && available == wanted;
  }

  /** Whether it is nearer to the end than the status that is noted on the Deployment. */
  boolean isProgressSince(Obj deployment) {
    return updated > count(deployment, "updatedReplicas")
        || replicas - updated < count(deployment, "replicas") - count(deployment, "updatedReplicas")
        || ready > count(deployment, "readyReplicas")
        || available > count(deployment, "availableReplicas");
  }

  /** The status object; counts of zero are left out. */
  Obj toValue(Obj deployment, DeploymentConditions conditions) {
    Map<String, Value> status = new LinkedHashMap<>();
    put(status, "observedGeneration", Meta.generation(deployment));
    put(status, "replicas", replicas);
    put(status, "updatedReplicas", updated);
    put(status, "readyReplicas", ready);
    put(status, "availableReplicas", available);
    put(status, "unavailableReplicas", unavailable);
    put(status, "terminatingReplicas", terminating);
    put(status, "collisionCount", deployment.at("status", "collisionCount").asLong(0));
    if (!conditions.toValue().isEmpty()) {
      status.put("conditions", conditions.toValue());
    }
    return new Obj(status);
  }

  private static void put(Map<String, Value> status, String field, long count) {
    if (count != 0) {
      status.put(field, Value.of(count));
    }
  }
}
