package io.hexareme.core.kubelet.probe;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.ProbeView.Kind;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A running container and one of its probes.
 *
 * @param podIp where its endpoints are
 */
record ProbeTarget(Obj pod, ContainerSpec container, String containerId, Instant startedAt, String podIp, Kind kind) {

  /** NULL when the container has no such probe. */
  Value probe() {
    return container.spec().at(field() + "Probe");
  }

  /** {@code Readiness}, as Events begin. */
  String title() {
    return field().substring(0, 1).toUpperCase(Locale.ROOT) + field().substring(1);
  }

  private String field() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  Duration seconds(String field, long fallback) {
    return Duration.ofSeconds(probe().at(field).asLong(fallback));
  }

  int threshold(String field, int fallback) {
    return Math.max(1, probe().at(field).asInt(fallback));
  }
}
