package io.hexareme.core.proxy;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRule.Backends;
import io.hexareme.ports.proxy.ServiceRule.Door;
import io.hexareme.ports.proxy.ServiceRule.Kind;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rules of one Service on one node. */
final class RulesOfService {
  private static final String FAMILY = "IPv4";
  private static final long USUAL_AFFINITY_SECONDS = 10_800;

  private final Obj service;
  private final List<Obj> slices;
  private final String node;
  private final Duration affinity;
  private final List<ServiceRule> rules = new ArrayList<>();

  private RulesOfService(Obj service, List<Obj> slices, String node) {
    this.service = service;
    this.slices = slices.stream().filter(slice -> slice.text("addressType").equals(FAMILY)).toList();
    this.node = node;
    this.affinity = affinity(service);
  }

  /** None for a Service without an address of its own. */
  static List<ServiceRule> of(Obj service, List<Obj> slices, String node) {
    String clusterIp = service.text("spec", "clusterIP");
    if (clusterIp.isEmpty() || clusterIp.equals("None") || service.text("spec", "type").equals("ExternalName")) {
      return List.of();
    }
    RulesOfService rules = new RulesOfService(service, slices, node);
    service.list("spec", "ports").forEach(rules::port);
    return List.copyOf(rules.rules);
  }

  private static Duration affinity(Obj service) {
    long seconds = service.at("spec", "sessionAffinityConfig", "clientIP", "timeoutSeconds").asLong(USUAL_AFFINITY_SECONDS);
    return service.text("spec", "sessionAffinity").equals("ClientIP") ? Duration.ofSeconds(seconds) : null;
  }

  private void port(Value port) {
    String protocol = port.at("protocol").asString("TCP");
    Candidates candidates = Candidates.of(slices, port.text("name"), protocol, node);
    Backends anywhere = candidates.anywhere();
    Backends inside = isLocal("internalTrafficPolicy") ? candidates.here() : anywhere;
    for (String ip : clusterIps()) {
      rules.add(new ServiceRule(new Door(Kind.CLUSTER_IP, ip, port.at("port").asInt(0), protocol), inside, inside, affinity));
    }
    // Who asks from inside the cluster is let through to any endpoint: the policy is there for the sake of clients outside.
    Backends outside = isLocal("externalTrafficPolicy") ? candidates.here() : anywhere;
    for (Door door : outerDoors(port, protocol)) {
      rules.add(new ServiceRule(door, anywhere, outside, affinity));
    }
  }

  private boolean isLocal(String policy) {
    return service.text("spec", policy).equals("Local");
  }

  private List<String> clusterIps() {
    List<String> ips = service.list("spec", "clusterIPs").stream().map(ip -> ip.asString("")).toList();
    return (ips.isEmpty() ? List.of(service.text("spec", "clusterIP")) : ips).stream().filter(RulesOfService::isOfFamily).toList();
  }

  private static boolean isOfFamily(String ip) {
    return !ip.isEmpty() && !ip.contains(":");
  }

  private List<Door> outerDoors(Value port, String protocol) {
    List<Door> doors = new ArrayList<>();
    int number = port.at("port").asInt(0);
    service.list("spec", "externalIPs").stream().map(ip -> ip.asString("")).filter(RulesOfService::isOfFamily)
        .forEach(ip -> doors.add(new Door(Kind.EXTERNAL_IP, ip, number, protocol)));
    service.list("status", "loadBalancer", "ingress").stream()
        .filter(ingress -> isOfFamily(ingress.text("ip")) && !ingress.text("ipMode").equals("Proxy"))
        .forEach(ingress -> doors.add(new Door(Kind.LOAD_BALANCER_IP, ingress.text("ip"), number, protocol)));
    if (port.at("nodePort").asInt(0) > 0) {
      doors.add(new Door(Kind.NODE_PORT, "", port.at("nodePort").asInt(0), protocol));
    }
    return doors;
  }
}
