package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Columns of nodes and of what tells about them. */
final class NodeColumns {
  private static final String ROLE_PREFIX = "node-role.kubernetes.io/";

  private NodeColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("/Node", List.of(Column.name(),
        Column.text("Status", "Whether it is ready, and takes new Pods.", NodeColumns::status),
        Column.text("Roles", "Its roles, from its labels.", NodeColumns::roles),
        Column.age(),
        Column.text("Version", "Its kubelet's version.", o -> o.text("status", "nodeInfo", "kubeletVersion")),
        Column.text("Internal-IP", "Its address inside the cluster.", o -> address(o, "InternalIP")).wide(),
        Column.text("External-IP", "Its address outside the cluster.", o -> address(o, "ExternalIP")).wide(),
        info("OS-Image", "Its operating system.", "osImage"),
        info("Kernel-Version", "Its kernel.", "kernelVersion"),
        info("Container-Runtime", "What runs its containers.", "containerRuntimeVersion")));
    all.put("coordination.k8s.io/Lease", List.of(Column.name(),
        Column.text("Holder", "Who holds it.", o -> o.text("spec", "holderIdentity")), Column.age()));
    all.put("node.k8s.io/RuntimeClass", List.of(Column.name(),
        Column.text("Handler", "What the runtime calls it.", o -> o.text("handler")), Column.age()));
    return all;
  }

  private static Column info(String name, String description, String field) {
    return Column.text(name, description, o -> Cells.or(o.text("status", "nodeInfo", field), Cells.UNKNOWN)).wide();
  }

  private static String status(Obj node) {
    String ready = Conditions.find(node.at("status", "conditions"), "Ready")
        .map(condition -> condition.text("status").equals("True") ? "Ready" : "NotReady").orElse("Unknown");
    return node.at("spec", "unschedulable").asBool(false) ? ready + ",SchedulingDisabled" : ready;
  }

  private static String roles(Obj node) {
    TreeSet<String> roles = new TreeSet<>();
    Meta.labels(node).forEach((key, value) -> {
      if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
        roles.add(key.substring(ROLE_PREFIX.length()));
      } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
        roles.add(value);
      }
    });
    return Cells.or(String.join(",", roles), Cells.NONE);
  }

  private static String address(Obj node, String type) {
    return node.list("status", "addresses").stream()
        .filter(address -> address.text("type").equals(type)).map(address -> address.text("address")).findFirst().orElse(Cells.NONE);
  }
}
