package io.hexareme.core.kubelet.node;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest patches that bring a Node to what its kubelet wants, touching nothing of others. */
final class NodePatch {
  private static final List<String> CONDITIONS = List.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready");

  private NodePatch() {}

  /** A merge patch of the labels that are missing or wrong; empty for none. */
  static Optional<Obj> labels(Value node, Map<String, String> wanted) {
    Map<String, String> known = node.at("metadata", "labels").asStrings();
    Map<String, String> changes = new LinkedHashMap<>();
    wanted.forEach((key, value) -> {
      if (!value.equals(known.get(key))) {
        changes.put(key, value);
      }
    });
    return changes.isEmpty() ? Optional.empty() : Optional.of(Value.obj("metadata", Value.obj("labels", Value.strings(changes))));
  }

  /**
   * A strategic merge patch of the status; empty when nothing changed but the time of the heartbeat.
   *
   * @param heartbeat whether the time of the heartbeat counts as a change
   */
  static Optional<Obj> status(Value before, Obj after, boolean heartbeat) {
    Map<String, Value> changes = new LinkedHashMap<>();
    for (String field : List.of("allocatable", "capacity", "daemonEndpoints", "nodeInfo")) {
      if (!after.at(field).equals(before.at(field))) {
        changes.put(field, after.at(field));
      }
    }
    if (!after.at("addresses").equals(before.at("addresses"))) {
      List<Value> addresses = new ArrayList<>(List.of(Value.obj("$patch", "replace")));
      addresses.addAll(after.list("addresses"));
      changes.put("addresses", new Arr(addresses));
    }
    if (heartbeat || !changes.isEmpty() || !timeless(before).equals(timeless(after))) {
      changes.put("conditions", new Arr(owned(after)));
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(Value.obj("status", new Obj(changes)));
  }

  private static List<Value> owned(Value status) {
    return status.list("conditions").stream().filter(condition -> CONDITIONS.contains(condition.text("type"))).toList();
  }

  private static List<Obj> timeless(Value status) {
    return owned(status).stream().map(condition -> condition.asObj().without("lastHeartbeatTime")).toList();
  }
}
