package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;

/** No container is privileged. */
final class Privileged implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> bad = pod.containersThat(container -> container.at("securityContext", "privileged").asBool(false));
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding(
        "privileged", CheckedPod.named("container", bad) + " must not set securityContext.privileged=true"));
  }
}
