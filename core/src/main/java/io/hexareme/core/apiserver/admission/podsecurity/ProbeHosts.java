package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Probes and lifecycle hooks reach no other host than the Pod. */
final class ProbeHosts implements Check {
  @Override
  public int since() {
    return 34;
  }

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> hosts = new TreeSet<>();
    List<String> bad = pod.containersThat(container -> handlers(container).map(handler -> handler.text("host"))
        .filter(host -> !host.isEmpty() && !host.equals("127.0.0.1") && !host.equals("::1")).map(host -> hosts.add(host)).count() > 0);
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("probe or lifecycle host", CheckedPod.named("container", bad)
        + (bad.size() == 1 ? " uses " : " use ") + (hosts.size() == 1 ? "probe or lifecycle host " : "probe or lifecycle hosts ")
        + CheckedPod.quoted(hosts)));
  }

  private static Stream<Value> handlers(Value container) {
    Stream<Value> places = Stream.of(container.at("livenessProbe"), container.at("readinessProbe"), container.at("startupProbe"),
        container.at("lifecycle", "postStart"), container.at("lifecycle", "preStop"));
    return places.flatMap(place -> Stream.of(place.at("httpGet"), place.at("tcpSocket")));
  }
}
