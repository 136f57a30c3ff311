package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What is wrong with the cluster IPs and IP families of a Service, and with changes of them. */
final class ServiceAddressValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath IPS = SPEC.child("clusterIPs");

  private ServiceAddressValidation() {}

  static void check(Value spec, List<FieldError> errors) {
    if (!ServiceTypes.needsClusterIp(spec)) {
      for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
        if (!spec.at(field).isNull()) {
          errors.add(FieldError.forbidden(SPEC.child(field), "may not be set for ExternalName services"));
        }
      }
      return;
    }
    addresses(spec, errors);
    families(spec, errors);
  }

  private static void addresses(Value spec, List<FieldError> errors) {
    List<Value> ips = spec.list("clusterIPs");
    if (ips.isEmpty()) {
      return;
    }
    if (spec.text("clusterIP").isEmpty()) {
      errors.add(FieldError.invalid(IPS, spec.at("clusterIPs"), "must be empty when `clusterIP` is not specified"));
    } else if (!ips.getFirst().equals(spec.at("clusterIP"))) {
      errors.add(FieldError.invalid(IPS, spec.at("clusterIPs"), "first value must match `clusterIP`"));
    }
    if (ips.size() > 2) {
      errors.add(FieldError.invalid(IPS, spec.at("clusterIPs"), "may only hold up to 2 values"));
    }
    for (int i = 0; i < ips.size(); i++) {
      String ip = ips.get(i).asString("");
      if (ip.equals("None")) {
        none(spec, i, errors);
      } else if (AddressRange.number(ip).isEmpty() && !ip.contains(":")) {
        errors.add(FieldError.invalid(IPS.index(i), ip, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
      }
    }
  }

  private static void none(Value spec, int i, List<FieldError> errors) {
    if (i > 0) {
      errors.add(FieldError.invalid(IPS.index(i), "None", "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
    } else if (ServiceTypes.isExternal(spec)) {
      errors.add(FieldError.invalid(IPS.index(0), "None", "may not be set to 'None' for " + spec.text("type") + " services"));
    }
  }

  /** This cluster has one family. */
  private static void families(Value spec, List<FieldError> errors) {
    boolean anywhere = ServiceTypes.isHeadless(spec) && spec.at("selector").asObj().isEmpty();
    if (anywhere) {
      return;
    }
    for (int i = 0; i < spec.list("ipFamilies").size(); i++) {
      String family = spec.list("ipFamilies").get(i).asString("");
      if (family.equals("IPv6")) {
        errors.add(FieldError.invalid(SPEC.child("ipFamilies").index(i), family, "not configured on this cluster"));
      }
    }
    if (spec.text("ipFamilyPolicy").equals("RequireDualStack")) {
      errors.add(FieldError.invalid(SPEC.child("ipFamilyPolicy"), "RequireDualStack",
          "this cluster is not configured for dual-stack services"));
    }
  }

  /** The address of a Service that has one stays. */
  static void change(Obj before, Obj after, List<FieldError> errors) {
    Value was = before.at("spec");
    Value is = after.at("spec");
    if (!ServiceTypes.needsClusterIp(was) || !ServiceTypes.needsClusterIp(is) || was.list("clusterIPs").isEmpty()) {
      return;
    }
    if (is.list("clusterIPs").isEmpty()) {
      errors.add(FieldError.invalid(IPS.index(0), is.at("clusterIPs"), "primary clusterIP can not be unset"));
    } else if (!is.list("clusterIPs").getFirst().equals(was.list("clusterIPs").getFirst())) {
      errors.add(FieldError.invalid(IPS.index(0), is.at("clusterIPs"), "may not change once set"));
    }
    List<Value> families = was.list("ipFamilies");
    if (!families.isEmpty() && !is.list("ipFamilies").isEmpty() && !families.getFirst().equals(is.list("ipFamilies").getFirst())) {
      errors.add(FieldError.invalid(SPEC.child("ipFamilies").index(0), is.list("ipFamilies").getFirst(), "primary ipFamily can not be changed"));
    }
  }
}
