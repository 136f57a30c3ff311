package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All capabilities are dropped, and at most the binding of low ports is added. */
final class RestrictedCapabilities implements Check {
  private static final List<String> ALLOWED = List.of("NET_BIND_SERVICE");

  @Override
  public int since() {
    return 22;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    if (pod.isWindows() && minor >= 25) {
      return Optional.empty();
    }
    List<String> details = new ArrayList<>();
    List<String> keeping = pod.containersThat(container -> container.list("securityContext", "capabilities", "drop").stream()
        .noneMatch(capability -> capability.asString("").equals("ALL")));
    if (!keeping.isEmpty()) {
      details.add(CheckedPod.named("container", keeping) + " must set securityContext.capabilities.drop=[\"ALL\"]");
    }
    Set<String> added = new TreeSet<>();
    List<String> bad = pod.containersThat(container -> container.list("securityContext", "capabilities", "add").stream()
        .map(capability -> capability.asString("")).filter(capability -> !ALLOWED.contains(capability))
        .map(capability -> added.add(capability)).count() > 0);
    if (!bad.isEmpty()) {
      details.add(CheckedPod.named("container", bad) + " must not include " + CheckedPod.quoted(added) + " in securityContext.capabilities.add");
    }
    return details.isEmpty() ? Optional.empty() : Optional.of(new Finding("unrestricted capabilities", String.join("; ", details)));
  }
}
