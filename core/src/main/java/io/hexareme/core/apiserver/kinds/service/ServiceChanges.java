package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a new state of a Service keeps of the old one although it does not say so, and what it loses by becoming another type: clients
 * that replace a Service by their own manifest must not lose what the server had chosen.
 */
final class ServiceChanges {
  private ServiceChanges() {}

  static Obj settle(Obj before, Obj after) {
    Obj was = before.at("spec").asObj();
    return after.with("spec", dropped(was, linked(was, kept(was, after.at("spec").asObj()))));
  }

  private static Obj kept(Obj was, Obj given) {
    Obj spec = given;
    if (ServiceTypes.needsClusterIp(was) && ServiceTypes.needsClusterIp(spec)) {
      spec = spec.text("clusterIP").isEmpty() ? copied(was, spec, "clusterIP") : spec;
      spec = spec.list("clusterIPs").isEmpty() && spec.text("clusterIP").equals(was.text("clusterIP")) ? copied(was, spec, "clusterIPs") : spec;
      spec = spec.at("ipFamilies").isNull() ? copied(was, spec, "ipFamilies") : spec;
      spec = spec.at("ipFamilyPolicy").isNull() ? copied(was, spec, "ipFamilyPolicy") : spec;
    }
    if (ServiceTypes.needsNodePort(was) && ServiceTypes.needsNodePort(spec)) {
      spec = withNodePorts(was, spec);
    }
    if (ServiceTypes.needsHealthCheck(was) && ServiceTypes.needsHealthCheck(spec)) {
      spec = spec.at("healthCheckNodePort").isNull() ? copied(was, spec, "healthCheckNodePort") : spec;
    }
    return spec;
  }

  /** The one address and the list of all stay in step when a client changes the one and sends the list back as it was. */
  private static Obj linked(Obj was, Obj spec) {
    String address = spec.text("clusterIP");
    if (address.equals(was.text("clusterIP")) || !spec.at("clusterIPs").equals(was.at("clusterIPs"))) {
      return spec;
    }
    return address.isEmpty() ? spec.without("clusterIPs") : spec.with("clusterIPs", Value.array(Value.of(address)));
  }

  private static Obj copied(Obj was, Obj spec, String... fields) {
    Obj copy = spec;
    for (String field : fields) {
      copy = was.has(field) ? copy.with(field, was.at(field)) : copy;
    }
    return copy;
  }

  private static Obj withNodePorts(Obj was, Obj spec) {
    Map<String, Value> old = new LinkedHashMap<>();
    was.list("ports").forEach(port -> old.put(key(port), port.at("nodePort")));
    spec.list("ports").forEach(port -> old.values().remove(port.at("nodePort")));
    return Items.each(spec, "ports", port -> {
      Value nodePort = old.getOrDefault(key(port), Value.Null.NULL);
      return port.at("nodePort").isNull() && !nodePort.isNull() ? port.with("nodePort", nodePort) : port;
    });
  }

  private static String key(Value port) {
    return port.text("protocol") + "/" + port.at("port").asLong(0);
  }

  /** What only the old type had, and the new state repeats as it was. */
  private static Obj dropped(Obj was, Obj given) {
    Obj spec = given;
    if (ServiceTypes.needsClusterIp(was) && !ServiceTypes.needsClusterIp(spec)) {
      spec = without(was, spec, List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"));
    }
    if (ServiceTypes.needsNodePort(was) && !ServiceTypes.needsNodePort(spec)) {
      List<Value> old = was.list("ports").stream().map(port -> port.at("nodePort")).toList();
      spec = Items.each(spec, "ports", port -> old.contains(port.at("nodePort")) ? port.without("nodePort") : port);
    }
    if (ServiceTypes.needsHealthCheck(was) && !ServiceTypes.needsHealthCheck(spec)) {
      spec = without(was, spec, List.of("healthCheckNodePort"));
    }
    if (ServiceTypes.isExternal(was) && !ServiceTypes.isExternal(spec)) {
      spec = without(was, spec, List.of("externalTrafficPolicy"));
    }
    if (was.text("type").equals("LoadBalancer") && !spec.text("type").equals("LoadBalancer")) {
      spec = without(was, spec, List.of("allocateLoadBalancerNodePorts", "loadBalancerClass"));
    }
    return spec;
  }

  private static Obj without(Obj was, Obj spec, List<String> fields) {
    Obj rest = spec;
    for (String field : fields) {
      rest = rest.at(field).equals(was.at(field)) ? rest.without(field) : rest;
    }
    return rest;
  }
}
