package io.hexareme.core.kubelet;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The variables that tell a container of Services: those of its namespace, unless {@code enableServiceLinks} says no, and the API server's
 * always (https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables).
 */
final class ServiceLinks {
  private ServiceLinks() {}

  static Map<String, String> of(Value pod, Iterable<Obj> services) {
    boolean links = pod.at("spec", "enableServiceLinks").asBool(true);
    Map<String, Obj> chosen = new LinkedHashMap<>();
    for (Obj service : services) {
      boolean near = links && Meta.namespace(service).equals(Meta.namespace(pod));
      boolean master = Meta.namespace(service).equals("default") && Meta.name(service).equals("kubernetes");
      if (hasAddress(service) && (near || (master && !chosen.containsKey("kubernetes")))) {
        chosen.put(Meta.name(service), service);
      }
    }
    Map<String, String> variables = new LinkedHashMap<>();
    chosen.values().forEach(service -> add(service, variables));
    return variables;
  }

  private static boolean hasAddress(Obj service) {
    String ip = service.text("spec", "clusterIP");
    return !ip.isEmpty() && !ip.equals("None");
  }

  private static void add(Obj service, Map<String, String> variables) {
    String name = word(Meta.name(service));
    String ip = service.text("spec", "clusterIP");
    String host = ip.contains(":") ? "[" + ip + "]" : ip;
    variables.put(name + "_SERVICE_HOST", ip);
    boolean first = true;
    for (Value port : service.list("spec", "ports")) {
      String number = Long.toString(port.at("port").asLong(0));
      String protocol = port.at("protocol").asString("TCP").toLowerCase(Locale.ROOT);
      String url = protocol + "://" + host + ":" + number;
      if (first) {
        variables.put(name + "_SERVICE_PORT", number);
        variables.put(name + "_PORT", url);
        first = false;
      }
      if (!port.text("name").isEmpty()) {
        variables.put(name + "_SERVICE_PORT_" + word(port.text("name")), number);
      }
      String prefix = name + "_PORT_" + number + "_" + protocol.toUpperCase(Locale.ROOT);
      variables.put(prefix, url);
      variables.put(prefix + "_PROTO", protocol);
      variables.put(prefix + "_PORT", number);
      variables.put(prefix + "_ADDR", ip);
    }
  }

  private static String word(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
