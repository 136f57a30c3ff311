package io.hexareme.core.scheduler;

import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;

/** Objects for tests, as short as they can be written. */
public final class Given {
  private Given() {}

  /** A Pod in {@code default} with one container that requests nothing; its uid is {@code uid-<name>}. */
  public static Obj pod(String name) {
    return Value.obj(
        "apiVersion", "v1",
        "kind", "Pod",
        "metadata", Value.obj("name", name, "namespace", "default", "uid", "uid-" + name),
        "spec", Value.obj("schedulerName", "default-scheduler", "containers", Value.array(Value.obj("name", "c", "image", "app"))));
  }

  public static Obj pod(String name, String cpu, String memory) {
    return spec(pod(name), "containers", Value.array(container(cpu, memory)));
  }

  public static Obj container(String cpu, String memory) {
    return Value.obj("name", "c", "image", "app", "resources", Value.obj("requests", Value.obj("cpu", cpu, "memory", memory)));
  }

  public static Obj spec(Obj object, String field, Object value) {
    return object.withPath(Value.from(value), "spec", field);
  }

  public static Obj labelled(Obj object, String... keysAndValues) {
    Obj labelled = object;
    for (int i = 0; i < keysAndValues.length; i += 2) {
      labelled = labelled.withPath(Value.of(keysAndValues[i + 1]), "metadata", "labels", keysAndValues[i]);
    }
    return labelled;
  }

  public static Obj on(Obj pod, String node) {
    return spec(pod, "nodeName", node);
  }

  public static Obj priority(Obj pod, int priority) {
    return spec(pod, "priority", priority);
  }

  public static Obj node(String name, String cpu, String memory, int pods) {
    Obj allocatable = Value.obj("cpu", cpu, "memory", memory, "pods", Integer.toString(pods));
    return Value.obj(
        "apiVersion", "v1",
        "kind", "Node",
        "metadata", Value.obj("name", name, "uid", "uid-" + name, "labels", Map.of("kubernetes.io/hostname", name)),
        "spec", Obj.EMPTY,
        "status", Value.obj("allocatable", allocatable));
  }

  /** A node with 4 cores, 8Gi and room for 110 Pods. */
  public static Obj node(String name) {
    return node(name, "4", "8Gi", 110);
  }

  public static Obj tainted(Obj node, String key, String value, String effect) {
    Value.Arr taints = new Value.Arr(node.list("spec", "taints")).plus(Value.obj("key", key, "value", value, "effect", effect));
    return spec(node, "taints", taints);
  }

  public static Value tolerations(Obj... entries) {
    return Value.array(entries);
  }

  /** A world of the given Nodes and placed Pods. */
  public static NodeTable world(Obj... objects) {
    NodeTable table = new NodeTable();
    for (Obj object : objects) {
      if (object.text("kind").equals("Node")) {
        table.putNode(NodeFacts.of(object));
      } else {
        table.putPod(PodInfo.of(object));
      }
    }
    return table;
  }
}
