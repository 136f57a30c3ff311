package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** Debug containers may be added, and then neither changed nor taken away. */
final class EphemeralContainerValidation {
  private static final FieldPath PATH = FieldPath.of("spec", "ephemeralContainers");
  private static final List<String> NOT_ALLOWED =
      List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe", "ports", "resizePolicy");

  private EphemeralContainerValidation() {}

  static void check(Obj before, Obj after, List<FieldError> errors) {
    PodSpecValidation.check(after.at("spec"), FieldPath.of("spec"), errors);
    List<Value> is = after.list("spec", "ephemeralContainers");
    for (int i = 0; i < is.size(); i++) {
      FieldPath at = PATH.index(i);
      Value container = is.get(i);
      NOT_ALLOWED.stream().filter(field -> !container.at(field).isNull())
          .forEach(field -> errors.add(FieldError.forbidden(at.child(field), "cannot be set for an Ephemeral Container")));
      String target = container.text("targetContainerName");
      if (!target.isEmpty() && after.list("spec", "containers").stream().noneMatch(c -> c.text("name").equals(target))) {
        errors.add(FieldError.notFound(at.child("targetContainerName"), Value.of(target)));
      }
    }
    for (Value old : before.list("spec", "ephemeralContainers")) {
      Optional<Value> now = is.stream().filter(c -> c.text("name").equals(old.text("name"))).findFirst();
      if (now.isEmpty()) {
        errors.add(FieldError.forbidden(PATH, "existing ephemeral containers \"" + old.text("name") + "\" may not be removed"));
      } else if (!now.get().equals(old)) {
        errors.add(FieldError.forbidden(PATH, "existing ephemeral containers \"" + old.text("name") + "\" may not be changed"));
      }
    }
  }
}
