package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;

/**
 * @param status the whole {@code status} that the Pod should show
 * @param wakeAt when to decide again even if nothing happens; null for never
 * @param settled nothing of the Pod is left to do or to watch over: it may be forgotten once the API has forgotten it
 */
public record PodDecision(List<PodAction> actions, Obj status, Instant wakeAt, boolean settled) {
  public PodDecision {
    actions = List.copyOf(actions);
  }
}
