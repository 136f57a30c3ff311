package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Writes that only say that somebody lives, and Events, which only tell. */
final class Heartbeats {
  private Heartbeats() {}

  static boolean isOne(Change change) {
    return switch (change.kind()) {
      case "Lease", "Event" -> true;
      case "Node" -> change.updated() && still(change.before()).equals(still(change.after()));
      default -> false;
    };
  }

  /** The node without the times of its signs of life. */
  private static Obj still(Obj node) {
    List<Value> conditions = new ArrayList<>();
    node.list("status", "conditions").forEach(condition -> conditions.add(condition.asObj().without("lastHeartbeatTime")));
    return Value.obj("labels", node.at("metadata", "labels"), "annotations", node.at("metadata", "annotations"), "uid", Meta.uid(node),
        "spec", node.at("spec"), "status", node.at("status").asObj().without("conditions"), "conditions", new Value.Arr(conditions));
  }
}
