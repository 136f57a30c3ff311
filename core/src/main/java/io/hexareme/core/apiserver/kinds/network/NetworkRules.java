package io.hexareme.core.apiserver.kinds.network;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.regex.Pattern;

/** Endpoints, EndpointSlices, NetworkPolicies and Ingresses. */
public final class NetworkRules {
  private static final int MOST_ENDPOINTS = 1000;
  private static final int MOST_ADDRESSES = 100;
  private static final String IP_WORDS = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  private static final Pattern IPV4 = Pattern.compile(
      "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}");

  private NetworkRules() {}

  private static boolean isIp(String text) {
    return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  public static void endpoints(Obj endpoints, List<FieldError> errors) {
    for (int i = 0; i < endpoints.list("subsets").size(); i++) {
      Value subset = endpoints.list("subsets").get(i);
      FieldPath at = FieldPath.of("subsets").index(i);
      if (subset.list("addresses").isEmpty() && subset.list("notReadyAddresses").isEmpty()) {
        errors.add(FieldError.required(at, "must specify `addresses` or `notReadyAddresses`"));
      }
      addresses(subset.list("addresses"), at.child("addresses"), errors);
      addresses(subset.list("notReadyAddresses"), at.child("notReadyAddresses"), errors);
      ports(subset.list("ports"), at.child("ports"), errors);
    }
  }

  private static void addresses(List<Value> addresses, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < addresses.size(); i++) {
      if (!isIp(addresses.get(i).text("ip"))) {
        errors.add(FieldError.invalid(path.index(i).child("ip"), addresses.get(i).text("ip"), IP_WORDS));
      }
    }
  }

  private static void ports(List<Value> ports, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.size() > 1 && ports.get(i).text("name").isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("name"), ""));
      }
      Names.portNumber(ports.get(i).at("port"), path.index(i).child("port"), errors);
    }
  }

  public static void endpointSlice(Obj slice, List<FieldError> errors) {
    List<Value> endpoints = slice.list("endpoints");
    FieldPath path = FieldPath.of("endpoints");
    if (endpoints.size() > MOST_ENDPOINTS) {
      errors.add(FieldError.tooMany(path, endpoints.size(), MOST_ENDPOINTS));
      return;
    }
    String type = slice.text("addressType");
    if (!List.of("IPv4", "IPv6", "FQDN").contains(type)) {
      errors.add(type.isEmpty()
          ? FieldError.required(FieldPath.of("addressType"), "")
          : FieldError.notSupported(FieldPath.of("addressType"), Value.of(type), List.of("FQDN", "IPv4", "IPv6")));
    }
    for (int i = 0; i < endpoints.size(); i++) {
      endpoint(endpoints.get(i).list("addresses"), type, path.index(i).child("addresses"), errors);
    }
    List<Value> ports = slice.list("ports");
    Names.unique(ports, "name", FieldPath.of("ports"), errors);
  }

  private static void endpoint(List<Value> addresses, String type, FieldPath path, List<FieldError> errors) {
    if (addresses.isEmpty()) {
      errors.add(FieldError.required(path, "must contain at least 1 address"));
    } else if (addresses.size() > MOST_ADDRESSES) {
      errors.add(FieldError.tooMany(path, addresses.size(), MOST_ADDRESSES));
    }
    for (int i = 0; i < addresses.size(); i++) {
      String address = addresses.get(i).asString("");
      if (type.equals("IPv4") && !IPV4.matcher(address).matches()) {
        errors.add(FieldError.invalid(path.index(i), address, isIp(address) ? "must be an IPv4 address" : IP_WORDS));
      } else if (type.equals("IPv6") && !IPV6.matcher(address).matches()) {
        errors.add(FieldError.invalid(path.index(i), address, isIp(address) ? "must be an IPv6 address" : IP_WORDS));
      }
    }
  }

  /** A policy is about what comes in, and about what goes out if it says something of that. */
  public static Obj policyTypes(Obj policy) {
    return Items.inside(policy, "spec", spec -> Items.absent(spec, "policyTypes",
        Value.strings(spec.list("egress").isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress"))));
  }

  public static void policy(Obj policy, List<FieldError> errors) {
    LabelSelectorValidation.check(policy.at("spec", "podSelector"), FieldPath.of("spec", "podSelector"), errors);
  }

  public static void ingress(Obj ingress, List<FieldError> errors) {
    List<Value> rules = ingress.list("spec", "rules");
    if (rules.isEmpty() && ingress.at("spec", "defaultBackend").isNull()) {
      errors.add(FieldError.invalid(FieldPath.of("spec"), ingress.at("spec"), "either `defaultBackend` or `rules` must be specified"));
    }
    for (int i = 0; i < rules.size(); i++) {
      List<Value> paths = rules.get(i).list("http", "paths");
      for (int j = 0; j < paths.size(); j++) {
        path(paths.get(j), FieldPath.of("spec", "rules").index(i).child("http", "paths").index(j), errors);
      }
    }
  }

  private static void path(Value path, FieldPath at, List<FieldError> errors) {
    Value type = path.at("pathType");
    List<String> types = List.of("Exact", "ImplementationSpecific", "Prefix");
    if (type.isNull()) {
      errors.add(FieldError.required(at.child("pathType"), "pathType must be specified"));
    } else if (!types.contains(type.asString(""))) {
      errors.add(FieldError.notSupported(at.child("pathType"), type, types));
    } else if (!type.equals(Value.of("ImplementationSpecific")) && !path.text("path").startsWith("/")) {
      errors.add(FieldError.invalid(at.child("path"), path.text("path"), "must be an absolute path"));
    }
  }
}
