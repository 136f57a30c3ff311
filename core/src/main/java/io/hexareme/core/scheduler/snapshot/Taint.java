package io.hexareme.core.scheduler.snapshot;

import io.hexareme.ports.value.Value;
import java.util.List;

/** A node's {@code spec.taints} entry. */
public record Taint(String key, String value, String effect) {

  static List<Taint> of(Value node) {
    return node.list("spec", "taints").stream()
        .map(taint -> new Taint(taint.text("key"), taint.text("value"), taint.text("effect")))
        .toList();
  }

  /** Whether Pods that do not tolerate it must not come. */
  public boolean isHard() {
    return effect.equals("NoSchedule") || effect.equals("NoExecute");
  }

  public boolean isSoft() {
    return effect.equals("PreferNoSchedule");
  }
}
