package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** No container is a process of a Windows node. */
final class HostProcess implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> bad = pod.containersThat(container -> isBad(container.at("securityContext")));
    return CheckedPod.setters(isBad(pod.security()), bad).map(setters -> new Finding(
        "hostProcess", setters + " must not set securityContext.windowsOptions.hostProcess=true"));
  }

  private static boolean isBad(Value context) {
    return context.at("windowsOptions", "hostProcess").asBool(false);
  }
}
