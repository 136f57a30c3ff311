package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;

/** No process gains more rights than its parent has. */
final class PrivilegeEscalation implements Check {
  @Override
  public int since() {
    return 8;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    if (pod.isWindows() && minor >= 25) {
      return Optional.empty();
    }
    List<String> bad = pod.containersThat(container -> container.at("securityContext", "allowPrivilegeEscalation").asBool(true));
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("allowPrivilegeEscalation != false",
        CheckedPod.named("container", bad) + " must set securityContext.allowPrivilegeEscalation=false"));
  }
}
