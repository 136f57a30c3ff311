package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one object takes of the resources that quotas limit. Each is taken by objects of one kind only. */
final class QuotaUsage {
  private static final Set<String> COMPUTE = Ordered.set("cpu", "memory", "ephemeral-storage");
  private static final Set<String> COUNTED = Ordered.set("configmaps", "persistentvolumeclaims", "replicationcontrollers",
      "resourcequotas", "secrets", "services");
  private static final String CLASS = ".storageclass.storage.k8s.io/";

  private QuotaUsage() {}

  /**
   * @param group and {@code plural}: the object's resource
   * @param now a Pod whose time to die is over takes nothing but its place among the objects
   */
  static Map<String, Quantity> of(String group, String plural, Obj object, Instant now) {
    Map<String, Quantity> usage = new TreeMap<>();
    usage.put("count/" + plural + (group.isEmpty() ? "" : "." + group), Quantity.of(1));
    if (group.isEmpty() && COUNTED.contains(plural)) {
      usage.put(plural, Quantity.of(1));
    }
    switch (group + "/" + plural) {
      case "/pods" -> pod(object, now, usage);
      case "/services" -> service(object, usage);
      case "/persistentvolumeclaims" -> claim(object, usage);
      default -> { }
    }
    return usage;
  }

  private static void pod(Obj pod, Instant now, Map<String, Quantity> usage) {
    boolean overdue = Timestamps.parse(pod.at("metadata", "deletionTimestamp"))
        .map(at -> at.plusSeconds(pod.at("metadata", "deletionGracePeriodSeconds").asLong(0)))
        .filter(now::isAfter).isPresent();
    if (overdue || new PodView(pod).isTerminal()) {
      return;
    }
    usage.put("pods", Quantity.of(1));
    PodTotals.requests(pod).forEach((name, amount) -> {
      if (COMPUTE.contains(name) || name.startsWith("hugepages-")) {
        usage.put(name, amount);
      }
      usage.put("requests." + name, amount);
    });
    PodTotals.limits(pod).forEach((name, amount) -> usage.put("limits." + name, amount));
  }

  private static void service(Obj service, Map<String, Quantity> usage) {
    String type = service.text("spec", "type");
    List<Value> ports = service.list("spec", "ports");
    boolean allocates = service.at("spec", "allocateLoadBalancerNodePorts").asBool(true);
    long nodePorts = switch (type) {
      case "NodePort" -> ports.size();
      case "LoadBalancer" -> allocates ? ports.size() : ports.stream().filter(port -> port.at("nodePort").asLong(0) != 0).count();
      default -> 0;
    };
    usage.put("services.loadbalancers", Quantity.of(type.equals("LoadBalancer") ? 1 : 0));
    usage.put("services.nodeports", Quantity.of(nodePorts));
  }

  private static void claim(Obj claim, Map<String, Quantity> usage) {
    Quantity storage = Quantity.orZero(claim.text("spec", "resources", "requests", "storage"));
    Quantity granted = Quantity.orZero(claim.text("status", "allocatedResources", "storage"));
    Quantity counted = granted.compareTo(storage) > 0 ? granted : storage;
    usage.put("requests.storage", counted);
    String storageClass = claim.text("spec", "storageClassName");
    if (!storageClass.isEmpty()) {
      usage.put(storageClass + CLASS + "persistentvolumeclaims", Quantity.of(1));
      usage.put(storageClass + CLASS + "requests.storage", counted);
    }
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
