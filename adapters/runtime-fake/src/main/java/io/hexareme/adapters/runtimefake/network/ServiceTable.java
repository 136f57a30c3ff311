package io.hexareme.adapters.runtimefake.network;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRule.Any;
import io.hexareme.ports.proxy.ServiceRule.Door;
import io.hexareme.ports.proxy.ServiceRule.Dropped;
import io.hexareme.ports.proxy.ServiceRule.Endpoint;
import io.hexareme.ports.proxy.ServiceRule.Kind;
import io.hexareme.ports.proxy.ServiceRule.Rejected;
import io.hexareme.ports.proxy.ServiceRules.ServiceName;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Randomness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of one node, and which client was sent where last. */
final class ServiceTable {
  private static final String PROTOCOL = "TCP";

  private final String nodeIp;
  private final Clock clock;
  private final Randomness randomness;
  private final Map<ServiceName, List<ServiceRule>> services = new LinkedHashMap<>();
  private final Map<Door, ServiceRule> doors = new LinkedHashMap<>();
  private final Map<Door, Map<String, Sticky>> stuck = new LinkedHashMap<>();

  private record Sticky(Endpoint endpoint, Instant last) {}

  /** Where a packet goes on. */
  sealed interface Route {}

  /** It is no Service's: to the address that it names. */
  record Direct() implements Route {}

  record To(Endpoint endpoint) implements Route {}

  record Refused() implements Route {}

  record Lost() implements Route {}

  ServiceTable(String nodeIp, Clock clock, Randomness randomness) {
    this.nodeIp = nodeIp;
    this.clock = clock;
    this.randomness = randomness;
  }

  void replace(ServiceName service, List<ServiceRule> rules) {
    List<ServiceRule> before = rules.isEmpty() ? services.remove(service) : services.put(service, List.copyOf(rules));
    if (before != null) {
      before.forEach(rule -> doors.remove(rule.door(), rule));
    }
    rules.forEach(rule -> doors.put(rule.door(), rule));
    stuck.keySet().retainAll(doors.keySet());
  }

  void retain(Set<ServiceName> known) {
    List.copyOf(services.keySet()).stream().filter(service -> !known.contains(service)).forEach(service -> replace(service, List.of()));
  }

  /** Whether somebody from outside finds a Service at that address. */
  boolean serves(String ip) {
    return doors.keySet().stream().anyMatch(door -> door.ip().equals(ip) && door.kind() != Kind.CLUSTER_IP);
  }

  Route route(Sender sender, String ip, int port) {
    ServiceRule rule = at(ip, port);
    if (rule == null) {
      // Other ports of a Service's address belong to nobody.
      return doors.keySet().stream().anyMatch(door -> door.ip().equals(ip)) ? new Refused() : new Direct();
    }
    return switch (sender.outside() ? rule.fromOutside() : rule.fromPods()) {
      case Rejected() -> new Refused();
      case Dropped() -> new Lost();
      case Any(List<Endpoint> endpoints) -> new To(choose(rule, sender.ip(), endpoints));
    };
  }

  private ServiceRule at(String ip, int port) {
    if (ip.equals(nodeIp)) {
      return doors.get(new Door(Kind.NODE_PORT, "", port, PROTOCOL));
    }
    for (Kind kind : Kind.values()) {
      ServiceRule rule = doors.get(new Door(kind, ip, port, PROTOCOL));
      if (rule != null) {
        return rule;
      }
    }
    return null;
  }

  private Endpoint choose(ServiceRule rule, String client, List<Endpoint> endpoints) {
    if (rule.affinity() == null) {
      return endpoints.get(randomness.nextInt(endpoints.size()));
    }
    Map<String, Sticky> clients = stuck.computeIfAbsent(rule.door(), door -> new LinkedHashMap<>());
    Instant now = clock.now();
    clients.values().removeIf(sticky -> !now.isBefore(sticky.last().plus(rule.affinity())));
    Sticky known = clients.get(client);
    Endpoint endpoint = known != null && endpoints.contains(known.endpoint())
        ? known.endpoint()
        : endpoints.get(randomness.nextInt(endpoints.size()));
    clients.put(client, new Sticky(endpoint, now));
    return endpoint;
  }
}
