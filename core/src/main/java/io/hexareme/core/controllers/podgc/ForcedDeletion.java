package io.hexareme.core.controllers.podgc;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends a Pod that no kubelet will end: as failed first, so that whoever counts its result sees one, then without grace. Both ask
 * for that very Pod by its uid.
 */
final class ForcedDeletion {
  private ForcedDeletion() {}

  static List<Command> of(PodView pod) {
    return of(pod, Optional.empty());
  }

  /** @param reason of the condition DisruptionTarget, which says that the Pod did nothing wrong */
  static List<Command> of(PodView pod, String reason, String message, Instant now) {
    return of(pod, Optional.of(Value.obj(
        "type", "DisruptionTarget",
        "status", "True",
        "reason", reason,
        "message", message,
        "lastTransitionTime", Timestamps.seconds(now))));
  }

  private static List<Command> of(PodView pod, Optional<Obj> condition) {
    Command.Delete gentle = Command.Delete.of(Resource.PODS, pod.pod());
    Command delete = new Command.Delete(Resource.PODS, gentle.key(), gentle.options().with("gracePeriodSeconds", 0));
    if (pod.isTerminal()) {
      return List.of(delete);
    }
    Obj status = Value.obj("phase", "Failed", "conditions", condition.map(Value::array).orElse(null));
    Obj patch = Value.obj("metadata", Value.obj("uid", Meta.uid(pod.pod())), "status", status);
    return List.of(
        new Command.Patch(Resource.PODS, pod.key(), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch),
        delete);
  }
}
