package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** The objects that scenarios make. */
final class Manifests {
  static final String NAMESPACE = "work";

  private Manifests() {}

  static Obj namespace(String name) {
    return Value.obj("apiVersion", "v1", "kind", "Namespace", "metadata", Value.obj("name", name));
  }

  /** Pods labelled {@code app: NAME} that are ready two seconds after their start. */
  static Obj deployment(String name, int replicas, String image) {
    return Value.obj("apiVersion", "apps/v1", "kind", "Deployment", "metadata", meta(name),
        "spec", Value.obj("replicas", replicas, "selector", Value.obj("matchLabels", Value.obj("app", name)),
            "template", Value.obj("metadata", Value.obj("labels", Value.obj("app", name)), "spec", podSpec(image, "100m"))));
  }

  /** One at a time, none missing. */
  static Obj carefully(Obj deployment) {
    return deployment.withPath(Value.obj("type", "RollingUpdate", "rollingUpdate", Value.obj("maxSurge", 1, "maxUnavailable", 0)), "spec", "strategy");
  }

  static Obj pod(String name, String image) {
    return Value.obj("apiVersion", "v1", "kind", "Pod", "metadata", meta(name).with("labels", Value.obj("app", name)), "spec", podSpec(image, "100m"));
  }

  static Obj on(Obj pod, String node) {
    return pod.withPath(Value.of(node), "spec", "nodeName");
  }

  static Obj asking(Obj pod, String cpu) {
    return pod.with("spec", podSpec("acme/large:1", cpu));
  }

  static Obj podSpec(String image, String cpu) {
    Obj probe = Value.obj("tcpSocket", Value.obj("port", 80), "initialDelaySeconds", 2, "periodSeconds", 1);
    Obj container = Value.obj("name", "c", "image", image, "resources", Value.obj("requests", Value.obj("cpu", cpu, "memory", "64Mi")),
        "readinessProbe", probe);
    return Value.obj("terminationGracePeriodSeconds", 2, "automountServiceAccountToken", false, "containers", Value.array(container));
  }

  static Obj service(String name, String app) {
    return Value.obj("apiVersion", "v1", "kind", "Service", "metadata", meta(name),
        "spec", Value.obj("selector", Value.obj("app", app), "ports", Value.array(Value.obj("port", 80))));
  }

  static Obj budget(String name, String app, int minAvailable) {
    return Value.obj("apiVersion", "policy/v1", "kind", "PodDisruptionBudget", "metadata", meta(name),
        "spec", Value.obj("minAvailable", minAvailable, "selector", Value.obj("matchLabels", Value.obj("app", app))));
  }

  static Obj configMap(String name, String text) {
    return Value.obj("apiVersion", "v1", "kind", "ConfigMap", "metadata", meta(name), "data", Value.obj("text", text));
  }

  static Obj ownedBy(Obj object, Obj owner) {
    Obj reference = Value.obj("apiVersion", owner.text("apiVersion"), "kind", owner.text("kind"), "name", owner.text("metadata", "name"),
        "uid", owner.text("metadata", "uid"), "blockOwnerDeletion", true);
    return object.withPath(Value.array(reference), "metadata", "ownerReferences");
  }

  static Obj in(Obj object, String namespace) {
    return object.withPath(Value.of(namespace), "metadata", "namespace");
  }

  static Obj eviction(String pod) {
    return Value.obj("apiVersion", "policy/v1", "kind", "Eviction", "metadata", meta(pod));
  }

  private static Obj meta(String name) {
    return Value.obj("name", name, "namespace", NAMESPACE);
  }
}
