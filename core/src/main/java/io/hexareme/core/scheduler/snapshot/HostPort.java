package io.hexareme.core.scheduler.snapshot;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of the node that a container wants for itself.
 *
 * @param ip {@code 0.0.0.0} for every address of the node
 */
public record HostPort(String ip, String protocol, long port) {
  private static final String EVERY_ADDRESS = "0.0.0.0";

  static List<HostPort> of(Value pod) {
    List<HostPort> ports = new ArrayList<>();
    pod.list("spec", "containers").forEach(container -> addAll(container, ports));
    for (Value container : pod.list("spec", "initContainers")) {
      if (container.text("restartPolicy").equals("Always")) {
        addAll(container, ports);
      }
    }
    return ports.isEmpty() ? List.of() : ports;
  }

  private static void addAll(Value container, List<HostPort> ports) {
    for (Value port : container.list("ports")) {
      long number = port.at("hostPort").asLong(0);
      if (number > 0) {
        ports.add(new HostPort(orElse(port.text("hostIP"), EVERY_ADDRESS), orElse(port.text("protocol"), "TCP"), number));
      }
    }
  }

  private static String orElse(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }

  public boolean conflictsWith(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (ip.equals(other.ip) || ip.equals(EVERY_ADDRESS) || other.ip.equals(EVERY_ADDRESS));
  }
}
