package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a Service, beyond its schema; its addresses are {@link ServiceAddressValidation}'s. */
final class ServiceValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath PORTS = SPEC.child("ports");

  private ServiceValidation() {}

  static void check(Obj service, List<FieldError> errors) {
    Value spec = service.at("spec");
    boolean external = spec.text("type").equals("ExternalName");
    if (spec.list("ports").isEmpty() && !ServiceTypes.isHeadless(spec) && !external) {
      errors.add(FieldError.required(PORTS, ""));
    }
    if (external) {
      externalName(spec, errors);
    }
    ServiceAddressValidation.check(spec, errors);
    ports(spec, errors);
    errors.addAll(LabelValidation.labels(spec.at("selector"), SPEC.child("selector")));
    affinity(spec, errors);
    externalIps(spec, errors);
    policies(spec, errors);
  }

  private static void externalName(Value spec, List<FieldError> errors) {
    String name = spec.text("externalName");
    if (name.isEmpty()) {
      errors.add(FieldError.required(SPEC.child("externalName"), ""));
    } else {
      String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      NameRule.DNS_SUBDOMAIN.check(bare).ifPresent(why -> errors.add(FieldError.invalid(SPEC.child("externalName"), name, why)));
    }
  }

  private static void ports(Value spec, List<FieldError> errors) {
    List<Value> ports = spec.list("ports");
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> nodePorts = new LinkedHashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      port(ports.get(i), ports.size() > 1, PORTS.index(i), errors);
    }
    Names.unique(ports, "name", PORTS, errors);
    for (int i = 0; i < ports.size(); i++) {
      nodePort(ports.get(i), spec, nodePorts, PORTS.index(i).child("nodePort"), errors);
    }
    for (int i = 0; i < ports.size(); i++) {
      Value port = ports.get(i);
      if (!numbers.add(port.text("protocol") + "/" + port.at("port").asLong(0))) {
        errors.add(FieldError.duplicate(PORTS.index(i), Value.obj("protocol", port.at("protocol"), "port", port.at("port"))));
      }
    }
  }

  private static void port(Value port, boolean named, FieldPath at, List<FieldError> errors) {
    if (port.text("name").isEmpty() && named) {
      errors.add(FieldError.required(at.child("name"), ""));
    }
    Names.check(NameRule.DNS_LABEL, port.at("name"), at.child("name"), errors);
    Names.portNumber(port.at("port"), at.child("port"), errors);
    if (!port.at("targetPort").isNull()) {
      Names.port(port.at("targetPort"), at.child("targetPort"), errors);
    }
  }

  private static void nodePort(Value port, Value spec, Set<String> seen, FieldPath at, List<FieldError> errors) {
    long number = port.at("nodePort").asLong(0);
    if (number == 0) {
      return;
    }
    if (spec.text("type").equals("ClusterIP")) {
      errors.add(FieldError.forbidden(at, "may not be used when `type` is 'ClusterIP'"));
    } else if (spec.text("type").equals("ExternalName")) {
      errors.add(FieldError.forbidden(at, "may not be used when `type` is 'ExternalName'"));
    }
    if (!seen.add(port.text("protocol") + "/" + number)) {
      errors.add(FieldError.duplicate(at, port.at("nodePort")));
    }
  }

  private static void affinity(Value spec, List<FieldError> errors) {
    Value config = spec.at("sessionAffinityConfig");
    FieldPath at = SPEC.child("sessionAffinityConfig");
    if (spec.text("sessionAffinity").equals("ClientIP")) {
      Value timeout = config.at("clientIP", "timeoutSeconds");
      if (timeout.asLong(1) <= 0 || timeout.asLong(1) > 86400) {
        errors.add(FieldError.invalid(at.child("clientIP", "timeoutSeconds"), timeout, "must be greater than 0 and less than 86400"));
      }
    } else if (!config.isNull()) {
      errors.add(FieldError.forbidden(at, "must not be set when session affinity is None"));
    }
  }

  private static void externalIps(Value spec, List<FieldError> errors) {
    List<Value> ips = spec.list("externalIPs");
    for (int i = 0; i < ips.size(); i++) {
      String ip = ips.get(i).asString("");
      if (AddressRange.number(ip).isEmpty() && !ip.contains(":")) {
        errors.add(FieldError.invalid(SPEC.child("externalIPs").index(i), ip,
            "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
      }
    }
  }

  private static void policies(Value spec, List<FieldError> errors) {
    Value policy = spec.at("externalTrafficPolicy");
    if (!policy.isNull() && !ServiceTypes.isExternal(spec)) {
      errors.add(FieldError.invalid(SPEC.child("externalTrafficPolicy"), policy, "may only be set for externally-accessible services"));
    }
    Value health = spec.at("healthCheckNodePort");
    if (health.asLong(0) != 0 && !ServiceTypes.needsHealthCheck(spec)) {
      errors.add(FieldError.invalid(SPEC.child("healthCheckNodePort"), health,
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
    }
    boolean balanced = spec.text("type").equals("LoadBalancer");
    for (String field : List.of("allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerSourceRanges")) {
      if (!spec.at(field).isNull() && !balanced) {
        errors.add(FieldError.forbidden(SPEC.child(field), "may only be used when `type` is 'LoadBalancer'"));
      }
    }
  }
}
