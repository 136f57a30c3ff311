package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Columns of what keeps Pods: Deployments, ReplicaSets, StatefulSets, DaemonSets, ReplicationControllers. */
final class WorkloadColumns {
  private WorkloadColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("apps/Deployment", withTemplate(o -> o.at("spec", "template"), selector(), Column.name(), readyOfWanted(),
        Column.count("Up-to-date", "string", "Pods of the newest template.", status("updatedReplicas")::apply),
        Column.count("Available", "string", "Pods that have been ready for long enough.", status("availableReplicas")::apply),
        Column.age()));
    all.put("apps/ReplicaSet", replicated(selector()));
    all.put("/ReplicationController", replicated(
        Column.text("Selector", "Which Pods it keeps.", o -> Cells.labels(o.at("spec", "selector")))));
    all.put("apps/StatefulSet", withTemplate(o -> o.at("spec", "template"), null, Column.name(), readyOfWanted(), Column.age()));
    all.put("apps/DaemonSet", daemonSet());
    all.put("apps/ControllerRevision", List.of(Column.name(),
        Column.text("Controller", "What it is a revision of.", WorkloadColumns::controller),
        Column.count("Revision", "string", "Its number.", o -> o.at("revision").asLong(0)), Column.age()));
    all.put("autoscaling/Scale", List.of(Column.name(),
        Column.integer("Desired", "Pods wanted.", o -> o.at("spec", "replicas").asLong(0)),
        Column.integer("Available", "Pods there are.", status("replicas")::apply), Column.age()));
    all.put("/PodTemplate", List.of(Column.name(),
        Column.text("Containers", "Names of the template's containers.", o -> names(o.at("template"))),
        Column.text("Images", "Images of the template's containers.", o -> images(o.at("template"))),
        Column.text("Pod Labels", "Labels of the template.", o -> Cells.labels(o.at("template", "metadata", "labels")))));
    return all;
  }

  private static Column readyOfWanted() {
    return Column.text("Ready", "How many Pods are ready, of how many wanted.",
        o -> status("readyReplicas").apply(o) + "/" + o.at("spec", "replicas").asLong(0));
  }

  private static Column selector() {
    return Column.text("Selector", "Which Pods it keeps.", o -> Cells.selector(o.at("spec", "selector")));
  }

  private static List<Column> replicated(Column selector) {
    return withTemplate(o -> o.at("spec", "template"), selector, Column.name(),
        Column.integer("Desired", "Pods wanted.", o -> o.at("spec", "replicas").asLong(0)),
        Column.integer("Current", "Pods there are.", status("replicas")::apply),
        Column.integer("Ready", "Pods that are ready.", status("readyReplicas")::apply),
        Column.age());
  }

  private static List<Column> daemonSet() {
    return withTemplate(o -> o.at("spec", "template"), selector(), Column.name(),
        Column.integer("Desired", "Nodes that should run it.", status("desiredNumberScheduled")::apply),
        Column.integer("Current", "Nodes that should and do.", status("currentNumberScheduled")::apply),
        Column.integer("Ready", "Nodes where its Pod is ready.", status("numberReady")::apply),
        Column.integer("Up-to-date", "Nodes that run the newest template.", status("updatedNumberScheduled")::apply),
        Column.integer("Available", "Nodes where its Pod has been ready for long enough.", status("numberAvailable")::apply),
        Column.text("Node Selector", "Which nodes it is for.", o -> Cells.labels(o.at("spec", "template", "spec", "nodeSelector"))),
        Column.age());
  }

  private static Function<Obj, Long> status(String field) {
    return object -> object.at("status", field).asLong(0);
  }

  private static String controller(Obj object) {
    return Meta.controllerOf(object).map(owner -> {
      String apiVersion = owner.text("apiVersion");
      int slash = apiVersion.indexOf('/');
      String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
      return (owner.text("kind") + group).toLowerCase(Locale.ROOT) + "/" + owner.text("name");
    }).orElse(Cells.NONE);
  }

  /** The columns, then what wide output says of a Pod template, then the selector if there is one. */
  static List<Column> withTemplate(Function<Obj, Value> template, Column selector, Column... columns) {
    List<Column> all = new ArrayList<>(List.of(columns));
    all.add(Column.text("Containers", "Names of the template's containers.", o -> names(template.apply(o))).wide());
    all.add(Column.text("Images", "Images of the template's containers.", o -> images(template.apply(o))).wide());
    if (selector != null) {
      all.add(selector.wide());
    }
    return List.copyOf(all);
  }

  private static String names(Value template) {
    return Cells.joined(template.list("spec", "containers"), "name");
  }

  private static String images(Value template) {
    return Cells.joined(template.list("spec", "containers"), "image");
  }
}
