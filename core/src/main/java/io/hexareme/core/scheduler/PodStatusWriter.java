package io.hexareme.core.scheduler;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/**
 * Writes into a Pod's status what the scheduler has to say, when it is not there already. A write that fails is not repeated: the
 * next attempt finds it missing and writes it again.
 */
final class PodStatusWriter {
  private final ApiClient client;
  private final Clock clock;

  PodStatusWriter(ApiClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** @param nominatedNode where room is being made; empty for nowhere */
  void unschedulable(PodInfo pod, String message, String nominatedNode, String span) {
    boolean renominated = !pod.object().text("status", "nominatedNodeName").equals(nominatedNode);
    Optional<Obj> condition = condition(pod, "PodScheduled", "False", "Unschedulable", message);
    if (condition.isEmpty() && !renominated) {
      return;
    }
    Obj status = condition.map(each -> Value.obj("conditions", Value.array(each))).orElse(Obj.EMPTY);
    if (renominated) {
      status = status.with("nominatedNodeName", nominatedNode.isEmpty() ? Value.Null.NULL : Value.of(nominatedNode));
    }
    patch(pod, status, span);
  }

  void gated(PodInfo pod, String span) {
    write(pod, "PodScheduled", "False", "SchedulingGated", "Scheduling is blocked due to non-empty scheduling gates", span);
  }

  void preempted(PodInfo victim, String span) {
    String message = PodWatch.SCHEDULER_NAME + ": preempting to accommodate a higher priority pod";
    write(victim, "DisruptionTarget", "True", "PreemptionByScheduler", message, span);
  }

  void noLongerNominated(PodInfo pod, String span) {
    patch(pod, Obj.EMPTY.with("nominatedNodeName", Value.Null.NULL), span);
  }

  private void write(PodInfo pod, String type, String status, String reason, String message, String span) {
    condition(pod, type, status, reason, message)
        .ifPresent(condition -> patch(pod, Value.obj("conditions", Value.array(condition)), span));
  }

  /** The condition to be written; empty when the Pod says so already. */
  private Optional<Obj> condition(PodInfo pod, String type, String status, String reason, String message) {
    Optional<Obj> old = Conditions.find(pod.object().at("status", "conditions"), type);
    boolean sameStatus = old.filter(each -> each.text("status").equals(status)).isPresent();
    if (sameStatus && old.get().text("reason").equals(reason) && old.get().text("message").equals(message)) {
      return Optional.empty();
    }
    Value since = sameStatus ? old.get().at("lastTransitionTime") : Value.of(Timestamps.seconds(clock.now()));
    return Optional.of(Value.obj(
        "type", type, "status", status, "reason", reason, "message", message, "lastTransitionTime", since)
        .with("lastProbeTime", Value.Null.NULL));
  }

  /** The uid keeps it from a namesake that came later. */
  private void patch(PodInfo pod, Obj status, String span) {
    Obj patch = Value.obj("metadata", Value.obj("uid", pod.uid()), "status", status);
    client.because(span).patch(
        Resource.PODS, pod.key().namespace(), pod.key().name(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch);
  }
}
