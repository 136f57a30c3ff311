package io.hexareme.core.controllers.disruption;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Map;

/** Writes the status of a PodDisruptionBudget. */
record BudgetStatus(Obj budget, Instant now) {
  private static final String CONDITION = "DisruptionAllowed";

  Obj counted(Budget asked, int healthy, Map<String, Value> disruptedPods) {
    int allowed = asked.allowed(healthy);
    long generation = Meta.generation(budget);
    Obj condition = Value.obj(
        "type", CONDITION,
        "status", allowed > 0 ? "True" : "False",
        "observedGeneration", generation,
        "reason", allowed > 0 ? "SufficientPods" : "InsufficientPods",
        "message", "");
    return Value.obj(
        "observedGeneration", generation,
        "disruptedPods", disruptedPods.isEmpty() ? null : disruptedPods,
        "disruptionsAllowed", allowed,
        "currentHealthy", healthy,
        "desiredHealthy", asked.desired(),
        "expectedPods", asked.expected(),
        "conditions", with(condition));
  }

  /** Allows nothing, and leaves the figures as they were last known. */
  Obj failed(String message) {
    Obj status = budget.at("status").asObj();
    Obj condition = Value.obj(
        "type", CONDITION,
        "status", "False",
        "observedGeneration", status.at("observedGeneration").asLong(0),
        "reason", "SyncFailed",
        "message", message);
    return status.with("disruptionsAllowed", 0).with("conditions", with(condition));
  }

  private Value with(Obj condition) {
    Value old = budget.at("status", "conditions");
    return Conditions.set(old, condition, Timestamps.seconds(now));
  }
}
