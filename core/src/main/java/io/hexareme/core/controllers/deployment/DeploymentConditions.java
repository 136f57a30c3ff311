package io.hexareme.core.controllers.deployment;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Optional;

/** The conditions of a Deployment in the making: unlike others they have a {@code lastUpdateTime}, from which deadlines count. */
final class DeploymentConditions {
  private final Instant now;
  private Arr conditions;

  DeploymentConditions(Value conditions, Instant now) {
    this.now = now;
    this.conditions = new Arr(conditions.items());
  }

  Arr toValue() {
    return conditions;
  }

  Optional<Obj> find(String type) {
    return Conditions.find(conditions, type);
  }

  void remove(String type) {
    conditions = Conditions.remove(conditions, type);
  }

  /** Says it anew, unless status and reason are what was said last. */
  void set(String type, String status, String reason, String message) {
    if (find(type).filter(old -> old.text("status").equals(status) && old.text("reason").equals(reason)).isEmpty()) {
      renew(type, status, reason, message);
    }
  }

  /** Says it anew in any case. The time of transition stays while the status does. */
  void renew(String type, String status, String reason, String message) {
    String time = Timestamps.seconds(now);
    String transition = find(type)
        .filter(old -> old.text("status").equals(status))
        .map(old -> old.text("lastTransitionTime"))
        .orElse(time);
    remove(type);
    conditions = conditions.plus(Value.obj(
        "type", type,
        "status", status,
        "lastUpdateTime", time,
        "lastTransitionTime", transition,
        "reason", reason,
        "message", message));
  }
}
