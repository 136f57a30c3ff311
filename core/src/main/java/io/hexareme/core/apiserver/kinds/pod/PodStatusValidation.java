package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** A container that ended for good does not run again, whatever a kubelet reports. */
final class PodStatusValidation {
  private PodStatusValidation() {}

  static void check(Obj before, Obj after, List<FieldError> errors) {
    String policy = before.text("spec", "restartPolicy");
    if (policy.equals("Always")) {
      return;
    }
    List<Value> was = before.list("status", "containerStatuses");
    for (int i = 0; i < was.size(); i++) {
      Value ended = was.get(i).at("state", "terminated");
      if (ended.isNull() || policy.equals("OnFailure") && ended.at("exitCode").asLong(0) != 0 || restarts(before, was.get(i))) {
        continue;
      }
      String name = was.get(i).text("name");
      Optional<Value> now = after.list("status", "containerStatuses").stream().filter(c -> c.text("name").equals(name)).findFirst();
      if (now.isPresent() && now.get().at("state", "terminated").isNull()) {
        errors.add(FieldError.forbidden(FieldPath.of("status", "containerStatuses").index(i).child("state"),
            "may not be transitioned to non-terminated state"));
      }
    }
  }

  /** A container may have a restart policy of its own (KEP-5307). */
  private static boolean restarts(Obj pod, Value status) {
    return pod.list("spec", "containers").stream()
        .anyMatch(c -> c.text("name").equals(status.text("name")) && !c.at("restartPolicy").isNull());
  }
}
