package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A history told by hand: a Namespace {@code work}, two nodes, and what a test adds. */
final class ClusterTale {
  final ClusterHistory history = new ClusterHistory(Duration.ofSeconds(5));
  final Invariants invariants = new Invariants(history);
  final Map<String, Listing> runtimes = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long revision;

  ClusterTale() {
    put(object("Namespace", "", "work"));
    put(object("ServiceAccount", "work", "default"));
    put(object("ConfigMap", "work", "kube-root-ca.crt"));
    for (String node : List.of("node-1", "node-2")) {
      put(node(node, "True"));
      runtimes.put(node, new Listing(List.of(), List.of()));
    }
  }

  // ---- what happens ----

  ClusterTale put(Obj object) {
    revision++;
    Obj written = object.withPath(Value.of(Long.toString(revision)), "metadata", "resourceVersion");
    invariants.wrote(revision, now, Meta.kind(object), ObjectKey.of(object), written);
    return this;
  }

  ClusterTale delete(Obj object) {
    invariants.wrote(++revision, now, Meta.kind(object), ObjectKey.of(object), null);
    return this;
  }

  ClusterTale passes(int seconds) {
    now = now.plusSeconds(seconds);
    history.passes(now);
    return this;
  }

  /** @param sent at which revision the request was sent; 0 for now */
  ClusterTale call(String client, String method, String resource, String subresource, String name, long sent, Obj body, int code) {
    invariants.answered(new Call(client, method, resource, subresource, new ObjectKey("work", name), now, sent == 0 ? revision : sent, body, code, Obj.EMPTY));
    return this;
  }

  ClusterTale deletes(String controller, Obj object) {
    Obj body = Value.obj("preconditions", Value.obj("uid", Meta.uid(object)));
    return call("system:serviceaccount:kube-system:" + controller, "DELETE", Selected.plural(Meta.kind(object)), "", Meta.name(object), 0, body, 200);
  }

  long revision() {
    return revision;
  }

  Instant now() {
    return now;
  }

  ClusterTale runs(String node, Obj pod, String id) {
    Sandbox sandbox = new Sandbox("s" + id, new SandboxConfig(Meta.uid(pod), Meta.namespace(pod), Meta.name(pod), 0, false, Map.of(), Map.of()), true, now, "10.0.0.1");
    Container container = new Container("c" + id, "s" + id, new ContainerConfig("c", 0, "image", "image", List.of(), List.of(), Map.of(), Map.of()),
        ContainerState.RUNNING, now, now, null, 0, "", "");
    Listing was = runtimes.get(node);
    List<Sandbox> sandboxes = new java.util.ArrayList<>(was.sandboxes());
    sandboxes.add(sandbox);
    List<Container> containers = new java.util.ArrayList<>(was.containers());
    containers.add(container);
    runtimes.put(node, new Listing(sandboxes, containers));
    return this;
  }

  // ---- what is found ----

  String found() {
    invariants.running(runtimes);
    return invariants.broken().map(violation -> violation.rule() + ": " + violation.message()).orElse("");
  }

  String unrest() {
    return String.join("\n", invariants.unrest(runtimes));
  }

  // ---- objects ----

  static Obj object(String kind, String namespace, String name) {
    Obj metadata = Value.obj("name", name, "namespace", namespace.isEmpty() ? null : namespace, "uid", kind + "-" + name + "-1");
    return Value.obj("kind", kind, "apiVersion", "v1", "metadata", metadata);
  }

  static Obj node(String name, String ready) {
    return object("Node", "", name).with("status", Value.obj("allocatable", Value.obj("cpu", "2", "memory", "4Gi", "pods", "10"),
        "conditions", Value.array(Value.obj("type", "Ready", "status", ready))));
  }

  static Obj pod(String name, String node, boolean ready) {
    Obj container = Value.obj("name", "c", "resources", Value.obj("requests", Value.obj("cpu", "500m")));
    return object("Pod", "work", name).withPath(Value.obj("app", "web"), "metadata", "labels")
        .with("spec", Value.obj("nodeName", node.isEmpty() ? null : node, "containers", Value.array(container)))
        .with("status", Value.obj("phase", "Running", "podIP", "10.0.0." + name.length(),
            "conditions", Value.array(Value.obj("type", "Ready", "status", ready ? "True" : "False"))));
  }

  static Obj uid(Obj object, String uid) {
    return object.withPath(Value.of(uid), "metadata", "uid");
  }

  static Obj controlledBy(Obj object, Obj owner) {
    return object.withPath(Value.array(Meta.controllerReference(owner)), "metadata", "ownerReferences");
  }

  static Obj ending(Obj object) {
    return object.withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "deletionTimestamp");
  }

  static Obj sized(Obj object, int replicas) {
    return object.withPath(Value.of(replicas), "spec", "replicas");
  }
}
