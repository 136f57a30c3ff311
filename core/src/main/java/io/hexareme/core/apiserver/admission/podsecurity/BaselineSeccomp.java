package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;

/** Nobody switches the filter of system calls off. */
final class BaselineSeccomp implements Check {
  @Override
  public int since() {
    return 19;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    boolean podIsBad = pod.security().text("seccompProfile", "type").equals("Unconfined");
    List<String> bad = pod.containersThat(c -> c.text("securityContext", "seccompProfile", "type").equals("Unconfined"));
    return CheckedPod.setters(podIsBad, bad).map(setters -> new Finding(
        "seccompProfile", setters + " must not set securityContext.seccompProfile.type to \"Unconfined\""));
  }
}
