package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.ports.value.Value;

/** What the types of Services mean for the fields of their spec. */
final class ServiceTypes {
  private ServiceTypes() {}

  static boolean needsClusterIp(Value spec) {
    return !spec.text("type").equals("ExternalName");
  }

  static boolean needsNodePort(Value spec) {
    return spec.text("type").equals("NodePort")
        || spec.text("type").equals("LoadBalancer") && spec.at("allocateLoadBalancerNodePorts").asBool(true);
  }

  static boolean isExternal(Value spec) {
    return spec.text("type").equals("NodePort") || spec.text("type").equals("LoadBalancer");
  }

  static boolean needsHealthCheck(Value spec) {
    return spec.text("type").equals("LoadBalancer") && spec.text("externalTrafficPolicy").equals("Local");
  }

  static boolean isHeadless(Value spec) {
    return spec.text("clusterIP").equals("None");
  }
}
