package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.core.machinery.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Only settings of the kernel that stay within the Pod. */
final class Sysctls implements Check {
  /** By the version that first allowed them. */
  private static final Map<String, Integer> ALLOWED = Ordered.entries(
      Map.entry("kernel.shm_rmid_forced", 0),
      Map.entry("net.ipv4.ip_local_port_range", 0),
      Map.entry("net.ipv4.tcp_syncookies", 0),
      Map.entry("net.ipv4.ping_group_range", 0),
      Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
      Map.entry("net.ipv4.ip_local_reserved_ports", 27),
      Map.entry("net.ipv4.tcp_keepalive_time", 29),
      Map.entry("net.ipv4.tcp_fin_timeout", 29),
      Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
      Map.entry("net.ipv4.tcp_keepalive_probes", 29),
      Map.entry("net.ipv4.tcp_rmem", 32),
      Map.entry("net.ipv4.tcp_wmem", 32));

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> bad = pod.security().list("sysctls").stream().map(sysctl -> sysctl.text("name"))
        .filter(name -> ALLOWED.getOrDefault(name, Integer.MAX_VALUE) > minor || !ALLOWED.containsKey(name)).toList();
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("forbidden sysctls", String.join(", ", bad)));
  }
}
