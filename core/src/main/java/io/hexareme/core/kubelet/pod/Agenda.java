package io.hexareme.core.kubelet.pod;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A decision in the making: each action once, and the earliest wake-up. */
final class Agenda {
  private final Map<String, PodAction> actions = new LinkedHashMap<>();
  private Instant wakeAt;

  void add(PodAction action) {
    actions.putIfAbsent(action.key(), action);
  }

  void wakeAt(Instant instant) {
    if (wakeAt == null || instant.isBefore(wakeAt)) {
      wakeAt = instant;
    }
  }

  List<PodAction> actions() {
    return List.copyOf(actions.values());
  }

  Instant wakeAt() {
    return wakeAt;
  }
}
