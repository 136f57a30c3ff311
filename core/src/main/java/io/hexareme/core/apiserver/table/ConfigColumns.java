package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Columns of namespaces and of the plain objects in them: ConfigMaps, Secrets, ServiceAccounts, quotas. */
final class ConfigColumns {
  private ConfigColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("/Namespace", List.of(Column.name(),
        Column.text("Status", "Active or Terminating.", o -> o.text("status", "phase")), Column.age()));
    all.put("/ConfigMap", List.of(Column.name(), Column.count("Data", "string", "How many entries it has.",
        o -> size(o, "data") + size(o, "binaryData")), Column.age()));
    all.put("/Secret", List.of(Column.name(),
        Column.text("Type", "What it is used for.", o -> o.text("type")),
        Column.count("Data", "string", "How many entries it has.", o -> size(o, "data")), Column.age()));
    all.put("/ServiceAccount", List.of(Column.name(),
        Column.count("Secrets", "string", "How many secrets it may use.", o -> o.list("secrets").size()), Column.age()));
    all.put("/ResourceQuota", List.of(Column.name(), Column.age(),
        Column.text("Request", "What is used and allowed of all but limits.", o -> quota(o, false)),
        Column.text("Limit", "What is used and allowed of limits.", o -> quota(o, true))));
    all.put("/ComponentStatus", List.of(Column.name(),
        Column.text("Status", "Whether it is healthy.", ConfigColumns::health),
        Column.text("Message", "What it says of itself.", o -> healthy(o, "message")),
        Column.text("Error", "What went wrong.", o -> healthy(o, "error"))));
    return all;
  }

  private static long size(Obj object, String field) {
    return object.at(field).asObj().fields().size();
  }

  private static String quota(Obj quota, boolean limits) {
    Map<String, String> used = quota.at("status", "used").asStrings();
    return new TreeMap<>(quota.at("status", "hard").asStrings()).entrySet().stream()
        .filter(hard -> hard.getKey().startsWith("limits.") == limits)
        .map(hard -> hard.getKey() + ": " + used.getOrDefault(hard.getKey(), "0") + "/" + hard.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String health(Obj component) {
    return Conditions.find(component.at("conditions"), "Healthy")
        .map(condition -> condition.text("status").equals("True") ? "Healthy" : "Unhealthy").orElse("Unknown");
  }

  private static String healthy(Obj component, String field) {
    return Conditions.find(component.at("conditions"), "Healthy").map(condition -> condition.text(field)).orElse("");
  }
}
