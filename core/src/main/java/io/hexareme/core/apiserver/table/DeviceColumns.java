package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of resource.k8s.io: devices, and claims on them. */
final class DeviceColumns {
  private static final String GROUP = "resource.k8s.io/";

  private DeviceColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    List<Column> plain = List.of(Column.name(), Column.age());
    all.put(GROUP + "DeviceClass", plain);
    all.put(GROUP + "ResourceClaimTemplate", plain);
    all.put(GROUP + "ResourceClaim", List.of(Column.name(),
        Column.text("State", "How far it got.", DeviceColumns::state), Column.age()));
    all.put(GROUP + "ResourceSlice", List.of(Column.name(),
        Column.text("Node", "Where its devices are.", o -> Cells.or(o.text("spec", "nodeName"), Cells.UNSET)),
        Column.text("Driver", "Whose devices they are.", o -> o.text("spec", "driver")),
        Column.text("Pool", "Which pool they belong to.", o -> o.text("spec", "pool", "name")), Column.age()));
    return all;
  }

  private static String state(Obj claim) {
    List<String> states = new ArrayList<>();
    if (Meta.isTerminating(claim)) {
      states.add("deleted");
    }
    if (claim.at("status", "allocation").isNull()) {
      return states.isEmpty() ? "pending" : "deleted";
    }
    states.add("allocated");
    if (!claim.list("status", "reservedFor").isEmpty()) {
      states.add("reserved");
    }
    return String.join(",", states);
  }
}
