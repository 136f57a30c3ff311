package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** Containers run as somebody else than root. */
final class RunAsNonRoot implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Value ofPod = pod.security().at("runAsNonRoot");
    List<String> root = pod.containersThat(container -> !container.at("securityContext", "runAsNonRoot").asBool(true));
    Optional<String> setters = CheckedPod.setters(!ofPod.asBool(true), root);
    if (setters.isPresent()) {
      return Optional.of(new Finding("runAsNonRoot != true", setters.get() + " must not set securityContext.runAsNonRoot=false"));
    }
    List<String> silent = ofPod.isNull()
        ? pod.containersThat(container -> container.at("securityContext", "runAsNonRoot").isNull()) : List.of();
    return silent.isEmpty() ? Optional.empty() : Optional.of(new Finding("runAsNonRoot != true",
        "pod or " + CheckedPod.named("container", silent) + " must set securityContext.runAsNonRoot=true"));
  }
}
