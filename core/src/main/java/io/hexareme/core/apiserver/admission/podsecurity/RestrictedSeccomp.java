package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;

/** System calls are filtered, whatever the runtime does by itself. */
final class RestrictedSeccomp implements Check {
  @Override
  public int since() {
    return 19;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    if (pod.isWindows() && minor >= 25) {
      return Optional.empty();
    }
    String ofPod = pod.security().text("seccompProfile", "type");
    List<String> unconfined = pod.containersThat(c -> c.text("securityContext", "seccompProfile", "type").equals("Unconfined"));
    Optional<String> setters = CheckedPod.setters(ofPod.equals("Unconfined"), unconfined);
    if (setters.isPresent()) {
      return Optional.of(new Finding("seccompProfile",
          setters.get() + " must not set securityContext.seccompProfile.type to \"Unconfined\""));
    }
    List<String> silent = ofPod.isEmpty()
        ? pod.containersThat(container -> container.text("securityContext", "seccompProfile", "type").isEmpty()) : List.of();
    return silent.isEmpty() ? Optional.empty() : Optional.of(new Finding("seccompProfile", "pod or "
        + CheckedPod.named("container", silent) + " must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\""));
  }
}
