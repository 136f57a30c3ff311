package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.core.machinery.Ordered;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** No capability beyond those that container runtimes give by themselves. */
final class BaselineCapabilities implements Check {
  private static final Set<String> ALLOWED = Ordered.set("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD",
      "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> added = new TreeSet<>();
    List<String> bad = pod.containersThat(container -> container.list("securityContext", "capabilities", "add").stream()
        .map(capability -> capability.asString("")).filter(capability -> !ALLOWED.contains(capability))
        .map(capability -> added.add(capability)).count() > 0);
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("non-default capabilities", CheckedPod.named("container", bad)
        + " must not include " + CheckedPod.quoted(added) + " in securityContext.capabilities.add"));
  }
}
