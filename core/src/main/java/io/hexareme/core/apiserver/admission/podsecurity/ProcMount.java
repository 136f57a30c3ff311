package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What hides parts of /proc stays in place. */
final class ProcMount implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> types = new TreeSet<>();
    List<String> bad = pod.containersThat(container -> {
      String type = container.text("securityContext", "procMount");
      return !type.isEmpty() && !type.equals("Default") && (types.add(type) || true);
    });
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("procMount",
        CheckedPod.named("container", bad) + " must not set securityContext.procMount to " + CheckedPod.quoted(types)));
  }
}
