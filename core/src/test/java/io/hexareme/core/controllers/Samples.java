package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;

/** Objects for tests. */
public final class Samples {
  private Samples() {}

  /** A Pod template with the label {@code app} and one container. */
  public static Obj template(String app, String image) {
    return Value.obj(
        "metadata", Value.obj("labels", Map.of("app", app)),
        "spec", Value.obj("containers", Value.array(Value.obj("name", "main", "image", image))));
  }

  public static Obj replicaSet(String name, int replicas) {
    return Value.obj(
        "kind", "ReplicaSet",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj(
            "replicas", replicas,
            "selector", Value.obj("matchLabels", Map.of("app", name)),
            "template", template(name, "image:1")));
  }

  public static Obj deployment(String name, int replicas) {
    return Value.obj(
        "kind", "Deployment",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj(
            "replicas", replicas,
            "selector", Value.obj("matchLabels", Map.of("app", name)),
            "strategy", Value.obj(
                "type", "RollingUpdate", "rollingUpdate", Value.obj("maxSurge", "25%", "maxUnavailable", "25%")),
            "revisionHistoryLimit", 10,
            "progressDeadlineSeconds", 600,
            "template", template(name, "image:1")));
  }

  /** A Pod with the label {@code app}. */
  public static Obj pod(String name, String app) {
    return Value.obj(
        "kind", "Pod",
        "apiVersion", "v1",
        "metadata", Value.obj("name", name, "namespace", "default", "labels", Map.of("app", app)),
        "status", Value.obj("phase", "Pending"));
  }

  public static Obj ownedBy(Obj object, Obj owner) {
    return object.withPath(Value.array(Meta.controllerReference(owner)), "metadata", "ownerReferences");
  }

  /** The Pod, running on a node and ready since then. */
  public static Obj ready(Obj pod, String node, String since) {
    Obj condition = Value.obj("type", "Ready", "status", "True", "lastTransitionTime", since);
    return pod.withPath(Value.of(node), "spec", "nodeName")
        .with("status", Value.obj("phase", "Running", "conditions", Value.array(condition)));
  }
}
