package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** Makes Pods for tests: {@code TestPod.named("a").ready().ip("10.0.0.1").obj()}. */
public record TestPod(Obj obj) {

  /** A running Pod in {@code default} on node {@code n1}, labelled {@code app=web}. */
  public static TestPod named(String name) {
    return new TestPod(Value.obj(
        "apiVersion", "v1",
        "kind", "Pod",
        "metadata", Value.obj(
            "name", name,
            "namespace", "default",
            "uid", "uid-" + name,
            "creationTimestamp", "2025-12-01T00:00:00Z",
            "labels", Value.obj("app", "web")),
        "spec", Value.obj("nodeName", "n1"),
        "status", Value.obj("phase", "Running")));
  }

  public TestPod ip(String ip) {
    return set(Value.of(ip), "status", "podIP").set(Value.array(Value.obj("ip", ip)), "status", "podIPs");
  }

  public TestPod ready() {
    return condition("Ready", "True");
  }

  public TestPod notReady() {
    return condition("Ready", "False");
  }

  public TestPod condition(String type, String status) {
    Obj condition = Value.obj("type", type, "status", status);
    return set(Conditions.set(obj.at("status", "conditions"), condition, "2025-12-31T00:00:00Z"), "status", "conditions");
  }

  public TestPod terminating() {
    return set(Value.of("2025-12-31T00:00:00Z"), "metadata", "deletionTimestamp");
  }

  public TestPod phase(String phase) {
    return set(Value.of(phase), "status", "phase");
  }

  public TestPod node(String node) {
    return set(Value.of(node), "spec", "nodeName");
  }

  public TestPod set(Value value, String... path) {
    return new TestPod(obj.withPath(value, path));
  }
}
