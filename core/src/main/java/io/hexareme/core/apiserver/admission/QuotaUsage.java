package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one object takes of the resources that quotas limit. Each is taken by objects of one kind only. */
final class QuotaUsage {
  private static final Set<String> COMPUTE = Ordered.set("cpu", "memory", "ephemeral-storage");
  private static final Set<String> COUNTED = Ordered.set("configmaps", "persistentvolumeclaims", "pods", "replicationcontrollers",
      "resourcequotas", "secrets", "services");

  private QuotaUsage() {}

  /** @param group and {@code plural}: the object's resource */
  static Map<String, Quantity> of(String group, String plural, Obj object) {
    Map<String, Quantity> usage = new TreeMap<>();
    if (group.isEmpty() && plural.equals("pods") && new PodView(object).isTerminal()) {
      return usage;
    }
    usage.put("count/" + plural + (group.isEmpty() ? "" : "." + group), Quantity.of(1));
    if (group.isEmpty() && COUNTED.contains(plural)) {
      usage.put(plural, Quantity.of(1));
    }
    switch (group + "/" + plural) {
      case "/pods" -> compute(LimitChecks.total(object, "requests"), LimitChecks.total(object, "limits"), usage);
      case "/services" -> service(object, usage);
      case "/persistentvolumeclaims" ->
          usage.put("requests.storage", Quantity.orZero(object.text("spec", "resources", "requests", "storage")));
      default -> { }
    }
    return usage;
  }

  private static void compute(Map<String, Quantity> requests, Map<String, Quantity> limits, Map<String, Quantity> usage) {
    requests.forEach((name, amount) -> {
      if (COMPUTE.contains(name)) {
        usage.put(name, amount);
      }
      usage.put("requests." + name, amount);
    });
    limits.forEach((name, amount) -> usage.put("limits." + name, amount));
  }

  private static void service(Obj service, Map<String, Quantity> usage) {
    String type = service.text("spec", "type");
    int ports = service.list("spec", "ports").size();
    usage.put("services.loadbalancers", Quantity.of(type.equals("LoadBalancer") ? 1 : 0));
    usage.put("services.nodeports", Quantity.of(type.equals("LoadBalancer") || type.equals("NodePort") ? ports : 0));
  }

  /** {@code limits.cpu for: a,b} for each limited compute resource about which some container says nothing. */
  static List<String> unspecified(Obj pod, Set<String> limited) {
    List<String> missing = new ArrayList<>();
    for (String resource : limited) {
      String bare = resource.substring(resource.indexOf('.') + 1);
      boolean required = bare.equals("cpu") || bare.equals("memory");
      List<String> silent = new ArrayList<>();
      for (String field : new String[] {"containers", "initContainers"}) {
        for (Value container : pod.list("spec", field)) {
          String list = resource.startsWith("limits.") ? "limits" : "requests";
          if (required && container.at("resources", list, bare).isNull()) {
            silent.add(container.text("name"));
          }
        }
      }
      if (!silent.isEmpty()) {
        missing.add(resource + " for: " + String.join(",", silent.stream().sorted().toList()));
      }
    }
    return missing;
  }
}
