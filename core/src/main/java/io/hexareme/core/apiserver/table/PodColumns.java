package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;

/** Columns of Pods. What the first ones say is worked out in {@link PodSummary}. */
final class PodColumns {
  private PodColumns() {}

  static Map<String, List<Column>> all() {
    return Map.of("/Pod", List.of(
        Column.name(),
        Column.text("Ready", "How many containers are ready, of how many.", pod -> PodSummary.of(pod).ready()),
        Column.text("Status", "What the containers do, all together.", pod -> PodSummary.of(pod).reason()),
        Column.timed("Restarts", "How often containers were restarted, and when last.",
            (pod, now) -> Value.of(PodSummary.of(pod).restarts(now))),
        Column.age(),
        Column.text("IP", "The Pod's address.", PodColumns::address).wide(),
        Column.text("Node", "The node it is bound to.", pod -> Cells.or(pod.text("spec", "nodeName"), Cells.NONE)).wide(),
        Column.text("Nominated Node", "The node where room is being made for it.",
            pod -> Cells.or(pod.text("status", "nominatedNodeName"), Cells.NONE)).wide(),
        Column.text("Readiness Gates", "How many of the conditions it also waits for are true.", PodColumns::gates).wide()));
  }

  private static String address(Obj pod) {
    List<String> addresses = new PodView(pod).podIPs();
    return addresses.isEmpty() ? Cells.NONE : addresses.getFirst();
  }

  private static String gates(Obj pod) {
    List<Value> gates = pod.list("spec", "readinessGates");
    long open = gates.stream().filter(gate -> Conditions.isTrue(pod, gate.text("conditionType"))).count();
    return gates.isEmpty() ? Cells.NONE : open + "/" + gates.size();
  }
}
