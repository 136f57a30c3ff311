package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** Nobody asks to be root. */
final class RunAsUser implements Check {
  @Override
  public int since() {
    return 23;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> bad = pod.containersThat(container -> isRoot(container.at("securityContext")));
    return CheckedPod.setters(isRoot(pod.security()), bad).map(setters -> new Finding("runAsUser=0", setters + " must not set runAsUser=0"));
  }

  private static boolean isRoot(Value context) {
    return context.at("runAsUser").asLong(-1) == 0;
  }
}
