package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** No port of the node is taken. */
final class HostPorts implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> ports = new TreeSet<>();
    List<String> bad = pod.containersThat(container -> container.list("ports").stream()
        .filter(port -> port.at("hostPort").asLong(0) != 0)
        .map(port -> ports.add(Long.toString(port.at("hostPort").asLong(0)))).count() > 0);
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("hostPort", CheckedPod.named("container", bad)
        + (bad.size() == 1 ? " uses " : " use ") + (ports.size() == 1 ? "hostPort " : "hostPorts ") + String.join(", ", ports)));
  }
}
