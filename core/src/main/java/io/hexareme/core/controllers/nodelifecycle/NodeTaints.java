package io.hexareme.core.controllers.nodelifecycle;

import io.hexareme.core.controllers.nodelifecycle.Disruption.Turn;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The taints that a node should have. Those that are not this controller's stay as they are. */
record NodeTaints(Obj node, Instant now) {
  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
  /** A condition's type and status, and the taint that keeps new Pods away then. */
  private static final Map<String, String> BY_CONDITION = Ordered.entries(
      Map.entry("Ready False", Taint.NOT_READY),
      Map.entry("Ready Unknown", Taint.UNREACHABLE),
      Map.entry("MemoryPressure True", "node.kubernetes.io/memory-pressure"),
      Map.entry("DiskPressure True", "node.kubernetes.io/disk-pressure"),
      Map.entry("PIDPressure True", "node.kubernetes.io/pid-pressure"),
      Map.entry("NetworkUnavailable True", "node.kubernetes.io/network-unavailable"));

  /** The node with the taints that it should have; {@code turn} says whether it may begin to lose its Pods now. */
  Obj tainted(Turn turn) {
    List<Value> old = node.list("spec", "taints");
    List<Taint> wanted = new ArrayList<>(noSchedule());
    Optional<Taint> losing = losingPods(turn);
    losing.ifPresent(wanted::add);
    List<Value> taints = new ArrayList<>();
    for (Value taint : old) {
      if (!isOurs(Taint.of(taint)) || wanted.remove(Taint.of(taint))) {
        taints.add(stamped(taint));
      }
    }
    // A node that goes from not ready to unreachable or back is losing its Pods since the first of the two.
    Optional<Instant> since = Taint.losingPods(node).flatMap(taint -> Timestamps.parse(taint.at("timeAdded")));
    wanted.forEach(taint -> taints.add(taint.since(losing.equals(Optional.of(taint)) ? since.orElse(now) : now)));
    if (taints.equals(old)) {
      return node;
    }
    Obj spec = node.at("spec").asObj();
    return node.with("spec", taints.isEmpty() ? spec.without("taints") : spec.with("taints", new Arr(taints)));
  }

  private List<Taint> noSchedule() {
    List<Taint> taints = new ArrayList<>();
    for (Value condition : node.list("status", "conditions")) {
      String key = BY_CONDITION.get(condition.text("type") + " " + condition.text("status"));
      if (key != null) {
        taints.add(Taint.noSchedule(key));
      }
    }
    if (node.at("spec", "unschedulable").asBool(false)) {
      taints.add(Taint.noSchedule(UNSCHEDULABLE));
    }
    return taints;
  }

  private Optional<Taint> losingPods(Turn turn) {
    boolean begun = Taint.losingPods(node).isPresent();
    boolean loses = switch (turn) {
      case NONE_AT_ALL -> false;
      case NOT_NOW -> begun;
      case NOW -> true;
    };
    return switch (NodeHealth.readyStatus(node)) {
      case "False" -> Optional.of(Taint.noExecute(Taint.NOT_READY)).filter(taint -> loses);
      case "Unknown" -> Optional.of(Taint.noExecute(Taint.UNREACHABLE)).filter(taint -> loses);
      default -> Optional.empty();
    };
  }

  private static boolean isOurs(Taint taint) {
    return taint.effect().equals("NoSchedule")
        ? BY_CONDITION.containsValue(taint.key()) || taint.key().equals(UNSCHEDULABLE)
        : taint.equals(Taint.noExecute(Taint.NOT_READY)) || taint.equals(Taint.noExecute(Taint.UNREACHABLE));
  }

  /** Tolerations that last a while are counted from {@code timeAdded}, which people leave out. */
  private Value stamped(Value taint) {
    boolean lacks = Taint.isNoExecute(taint) && taint.at("timeAdded").isNull();
    return lacks ? taint.asObj().with("timeAdded", Timestamps.seconds(now)) : taint;
  }
}
