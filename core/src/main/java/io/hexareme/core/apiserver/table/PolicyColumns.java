package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of disruption budgets, autoscalers, priority classes and flow control. */
final class PolicyColumns {
  private PolicyColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("policy/PodDisruptionBudget", List.of(Column.name(),
        Column.text("Min Available", "How many Pods must stay.", o -> Cells.scalar(o.at("spec", "minAvailable"), "N/A")),
        Column.text("Max Unavailable", "How many Pods may be away.", o -> Cells.scalar(o.at("spec", "maxUnavailable"), "N/A")),
        Column.integer("Allowed Disruptions", "How many Pods may go now.", o -> o.at("status", "disruptionsAllowed").asLong(0)),
        Column.age()));
    all.put("autoscaling/HorizontalPodAutoscaler", List.of(Column.name(),
        Column.text("Reference", "What it scales.", o -> o.text("spec", "scaleTargetRef", "kind") + "/"
            + o.text("spec", "scaleTargetRef", "name")),
        Column.text("Targets", "What it measures, and what it should be.", HpaTargets::of),
        Column.text("MinPods", "The least it scales to.", o -> Cells.scalar(o.at("spec", "minReplicas"), Cells.UNSET)),
        Column.count("MaxPods", "string", "The most it scales to.", o -> o.at("spec", "maxReplicas").asLong(0)),
        Column.count("Replicas", "string", "What there is now.", o -> o.at("status", "currentReplicas").asLong(0)),
        Column.age()));
    all.put("scheduling.k8s.io/PriorityClass", List.of(Column.name(),
        Column.integer("Value", "The priority it gives.", o -> o.at("value").asLong(0)),
        Column.truth("Global-Default", "Whether Pods without a class get it.", o -> o.at("globalDefault").asBool(false)),
        Column.age(),
        Column.text("PreemptionPolicy", "Whether its Pods drive out others.", o -> o.text("preemptionPolicy"))));
    all.put("flowcontrol.apiserver.k8s.io/FlowSchema", flowSchema());
    all.put("flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", priorityLevel());
    return all;
  }

  private static List<Column> flowSchema() {
    return List.of(Column.name(),
        Column.text("PriorityLevel", "Where matching requests go.", o -> o.text("spec", "priorityLevelConfiguration", "name")),
        Column.integer("MatchingPrecedence", "Which schema is tried first.", o -> o.at("spec", "matchingPrecedence").asLong(0)),
        Column.text("DistinguisherMethod", "What tells flows apart.",
            o -> Cells.or(o.text("spec", "distinguisherMethod", "type"), Cells.NONE)),
        Column.age(),
        Column.text("MissingPL", "Whether the priority level does not exist.", o -> Conditions.find(o.at("status", "conditions"), "Dangling")
            .map(condition -> condition.text("status")).orElse("?")));
  }

  private static List<Column> priorityLevel() {
    return List.of(Column.name(),
        Column.text("Type", "Limited or Exempt.", o -> o.text("spec", "type")),
        Column.text("NominalConcurrencyShares", "Its share of the seats.",
            o -> Cells.scalar(o.at("spec", "limited", "nominalConcurrencyShares"), Cells.NONE)),
        queuing("Queues", "How many queues it has.", "queues"),
        queuing("HandSize", "How many queues a flow may use.", "handSize"),
        queuing("QueueLengthLimit", "How long a queue may get.", "queueLengthLimit"),
        Column.age());
  }

  private static Column queuing(String name, String description, String field) {
    return Column.timed(name, description, (o, _) -> {
      Value value = o.at("spec", "limited", "limitResponse", "queuing", field);
      return value.isNull() ? Value.of(Cells.NONE) : value;
    });
  }
}
