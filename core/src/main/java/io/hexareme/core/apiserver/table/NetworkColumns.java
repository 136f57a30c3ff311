package io.hexareme.core.apiserver.table;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of networking.k8s.io. */
final class NetworkColumns {
  private static final String GROUP = "networking.k8s.io/";

  private NetworkColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put(GROUP + "Ingress", List.of(Column.name(),
        Column.text("Class", "Who serves it.", o -> Cells.or(o.text("spec", "ingressClassName"), Cells.NONE)),
        Column.text("Hosts", "Hosts that requests are matched with.", NetworkColumns::hosts),
        Column.text("Address", "Where its load balancer listens.", Cells::loadBalancer),
        Column.text("Ports", "Ports that are open.", o -> o.list("spec", "tls").isEmpty() ? "80" : "80, 443"),
        Column.age()));
    all.put(GROUP + "IngressClass", List.of(Column.name(),
        Column.text("Controller", "Who serves Ingresses of this class.", o -> o.text("spec", "controller")),
        Column.text("Parameters", "Where the controller's settings are.", NetworkColumns::parameters), Column.age()));
    all.put(GROUP + "NetworkPolicy", List.of(Column.name(),
        Column.text("Pod-Selector", "Which Pods it is about.", o -> Cells.selector(o.at("spec", "podSelector"))), Column.age()));
    all.put(GROUP + "ServiceCIDR", List.of(Column.name(),
        Column.text("CIDRs", "Ranges that cluster IPs are taken from.",
            o -> o.list("spec", "cidrs").stream().map(cidr -> cidr.asString("")).collect(Collectors.joining(","))),
        Column.age()));
    all.put(GROUP + "IPAddress", List.of(Column.name(),
        Column.text("ParentRef", "Whose address it is.", NetworkColumns::parent), Column.age()));
    return all;
  }

  /** The first three rules' hosts; how many more is counted in rules, as {@code kubectl} has always shown it. */
  private static String hosts(Obj ingress) {
    List<Value> rules = ingress.list("spec", "rules");
    List<String> shown = rules.stream().map(rule -> rule.text("host")).filter(host -> !host.isEmpty()).limit(3).toList();
    if (shown.isEmpty()) {
      return "*";
    }
    boolean more = shown.size() == 3 && !rules.getLast().equals(third(rules));
    return String.join(",", shown) + (more ? " + " + (rules.size() - 3) + " more..." : "");
  }

  /** The rule with the third host. */
  private static Value third(List<Value> rules) {
    return rules.stream().filter(rule -> !rule.text("host").isEmpty()).skip(2).findFirst().orElse(Value.Null.NULL);
  }

  private static String parameters(Obj ingressClass) {
    Value parameters = ingressClass.at("spec", "parameters");
    if (parameters.isNull()) {
      return Cells.NONE;
    }
    String group = parameters.text("apiGroup");
    return parameters.text("kind") + (group.isEmpty() ? "" : "." + group) + "/" + parameters.text("name");
  }

  private static String parent(Obj address) {
    Value parent = address.at("spec", "parentRef");
    return List.of(parent.text("group"), parent.text("resource"), parent.text("namespace"), parent.text("name")).stream()
        .filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
  }
}
