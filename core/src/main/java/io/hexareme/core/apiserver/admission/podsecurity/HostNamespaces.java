package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Pod is not in its node's namespaces. */
final class HostNamespaces implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> shared = Stream.of("hostNetwork", "hostPID", "hostIPC")
        .filter(field -> pod.spec().at(field).asBool(false)).map(field -> field + "=true").toList();
    return shared.isEmpty() ? Optional.empty() : Optional.of(new Finding("host namespaces", String.join(", ", shared)));
  }
}
