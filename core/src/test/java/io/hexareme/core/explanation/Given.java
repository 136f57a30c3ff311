package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster in words: objects, trace events, and the judgement of one of them. */
final class Given {
  static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private final Map<Resource, List<Obj>> lists = new LinkedHashMap<>();
  private final List<TraceEvent> trace = new ArrayList<>();
  private StoreNote store = StoreNote.WELL;

  Given the(Resource resource, Obj... objects) {
    lists.computeIfAbsent(resource, key -> new ArrayList<>()).addAll(List.of(objects));
    return this;
  }

  Given trace(String component, String action, Obj about, Map<String, String> details) {
    trace.add(new TraceEvent(NOW, component, action, Meta.subject(about), 7, component + "-1", "", details));
    return this;
  }

  Given store(StoreNote note) {
    store = note;
    return this;
  }

  Given trace(TraceEvent event) {
    trace.add(event);
    return this;
  }

  Explanation explain(String kind, Obj object) {
    return Judgement.of(object, Kind.named(kind).orElseThrow().rule(), new Evidence(lists, trace, store, NOW));
  }

  String verdict(String kind, Obj object) {
    return explain(kind, object).verdict();
  }

  static Obj object(Resource resource, String name, Object... fields) {
    Obj object = Value.obj("kind", resource.kind(), "apiVersion", resource.apiVersion(), "metadata", Value.obj(
        "name", name, "namespace", resource.namespaced() ? "default" : null, "uid", "uid-" + name, "resourceVersion", "7", "generation", 1));
    return with(object, fields);
  }

  /** Dotted paths and values, alternating. */
  static Obj with(Obj object, Object... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      object = object.withPath(Value.from(fields[i + 1]), ((String) fields[i]).split("\\."));
    }
    return object;
  }

  static Obj ownedBy(Obj owner, Obj object) {
    return object.withPath(Value.array(Meta.controllerReference(owner)), "metadata", "ownerReferences");
  }

  static Obj condition(String type, String status, String reason, String message) {
    return Value.obj("type", type, "status", status, "reason", reason, "message", message);
  }

  static Obj node(String ready, String message) {
    return object(Resource.NODES, "node-1", "status.conditions", List.of(condition("Ready", ready, "KubeletReady", message)));
  }

  static Obj deployment(int replicas) {
    return object(Resource.DEPLOYMENTS, "web", "spec.replicas", replicas, "status.observedGeneration", 1, "status.replicas", replicas,
        "status.updatedReplicas", replicas, "status.availableReplicas", replicas);
  }

  static Obj set(Obj deployment, int replicas) {
    return ownedBy(deployment, object(Resource.REPLICA_SETS, "web-1", "spec.replicas", replicas, "status.replicas", replicas,
        "status.readyReplicas", replicas, "status.observedGeneration", 1));
  }

  /** Unplaced. */
  static Obj pod(String name, Obj owner, Object... fields) {
    return with(ownedBy(owner, object(Resource.PODS, name, "metadata.labels", Map.of("app", "web"), "status.phase", "Pending")), fields);
  }

  static Obj placed(Obj pod, Object... fields) {
    return with(with(pod, "spec.nodeName", "node-1"), fields);
  }

  static Obj ready(Obj pod) {
    return placed(pod, "status.phase", "Running", "status.conditions", List.of(condition("Ready", "True", "", "")));
  }

  /** Placed, with one container in that state. */
  static Obj container(Obj pod, Obj status) {
    return placed(pod, "status.phase", "Running", "status.containerStatuses", List.of(status.with("name", "app")));
  }
}
