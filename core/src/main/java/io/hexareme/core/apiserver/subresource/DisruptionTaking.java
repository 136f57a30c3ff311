package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;

/** One disruption taken from a PodDisruptionBudget, or the refusal. */
final class DisruptionTaking {
  private static final int MOST_UNCONFIRMED = 2000;
  private static final String WORDS = "Cannot evict pod as it would violate the pod's disruption budget.";
  private static final String CAUSE = "DisruptionBudget";

  private DisruptionTaking() {}

  static Obj of(Obj budget, String pod, Instant now) {
    String name = Meta.name(budget);
    Value status = budget.at("status");
    if (status.at("observedGeneration").asLong(0) < Meta.generation(budget)) {
      throw Refusals.tooManyRequests(WORDS, 10, CAUSE, "The disruption budget " + name + " is still being processed by the server.");
    }
    long allowed = status.at("disruptionsAllowed").asLong(0);
    if (allowed < 0) {
      throw Refusals.forbidden("policy", "poddisruptionbudget", name, "pdb disruptions allowed is negative");
    }
    if (status.at("disruptedPods").asObj().fields().size() > MOST_UNCONFIRMED) {
      throw Refusals.forbidden("policy", "poddisruptionbudget", name,
          "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (allowed == 0) {
      throw Refusals.tooManyRequests(WORDS, 0, CAUSE, "The disruption budget " + name + " needs "
          + status.at("desiredHealthy").asLong(0) + " healthy pods and has " + status.at("currentHealthy").asLong(0) + " currently");
    }
    Obj taken = budget
        .withPath(Value.of(allowed - 1), "status", "disruptionsAllowed")
        .withPath(Value.of(Timestamps.seconds(now)), "status", "disruptedPods", pod);
    return allowed > 1 ? taken : exhausted(taken, now);
  }

  private static Obj exhausted(Obj budget, Instant now) {
    Obj condition = Value.obj("type", "DisruptionAllowed", "status", "False", "reason", "InsufficientPods", "message", "",
        "observedGeneration", budget.at("status", "observedGeneration"));
    return budget.withPath(
        Conditions.set(budget.at("status", "conditions"), condition, Timestamps.seconds(now)), "status", "conditions");
  }
}
