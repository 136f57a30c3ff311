package io.hexareme.core.scheduler.snapshot;

import io.hexareme.ports.value.Value;
import java.util.List;

/** A Pod's {@code spec.tolerations} entry; an empty key or effect stands for any. */
public record Toleration(String key, boolean exists, String value, String effect) {

  static List<Toleration> of(Value pod) {
    return pod.list("spec", "tolerations").stream()
        .map(entry -> new Toleration(
            entry.text("key"), entry.text("operator").equals("Exists"), entry.text("value"), entry.text("effect")))
        .toList();
  }

  public boolean tolerates(Taint taint) {
    if (!effect.isEmpty() && !effect.equals(taint.effect())) {
      return false;
    }
    if (!key.isEmpty() && !key.equals(taint.key())) {
      return false;
    }
    return exists || (!key.isEmpty() && value.equals(taint.value()));
  }
}
