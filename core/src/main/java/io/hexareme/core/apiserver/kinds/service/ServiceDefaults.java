package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import io.hexareme.ports.value.Value.Obj;

/** Defaults of a Service that depend on other fields. */
final class ServiceDefaults {
  private ServiceDefaults() {}

  static Obj apply(Obj service) {
    return Items.inside(service, "spec", ServiceDefaults::spec);
  }

  private static Obj spec(Obj given) {
    Obj spec = Items.each(given, "ports", ServiceDefaults::port);
    if (spec.text("sessionAffinity").equals("ClientIP") && spec.at("sessionAffinityConfig", "clientIP", "timeoutSeconds").isNull()) {
      spec = spec.withPath(Value.of(10800), "sessionAffinityConfig", "clientIP", "timeoutSeconds");
    }
    if (ServiceTypes.isExternal(spec)) {
      spec = Items.absent(spec, "externalTrafficPolicy", Value.of("Cluster"));
    }
    if (spec.text("type").equals("LoadBalancer")) {
      spec = Items.absent(spec, "allocateLoadBalancerNodePorts", Bool.TRUE);
    }
    if (ServiceTypes.needsClusterIp(spec)) {
      spec = Items.absent(spec, "internalTrafficPolicy", Value.of("Cluster"));
    }
    boolean lone = !spec.text("clusterIP").isEmpty() && spec.list("clusterIPs").isEmpty();
    return lone ? spec.with("clusterIPs", Value.array(spec.at("clusterIP"))) : spec;
  }

  private static Obj port(Obj port) {
    Obj typed = Items.absent(port, "protocol", Value.of("TCP"));
    Value target = typed.at("targetPort");
    boolean none = target.isNull() || target.equals(Value.of(0)) || target.equals(Value.of(""));
    return none && !typed.at("port").isNull() ? typed.with("targetPort", typed.at("port")) : typed;
  }
}
