package io.hexareme.core.controllers.nodelifecycle;

import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A taint, as far as this controller sets it. */
record Taint(String key, String effect) {
  static final String NOT_READY = "node.kubernetes.io/not-ready";
  static final String UNREACHABLE = "node.kubernetes.io/unreachable";
  private static final String NO_EXECUTE = "NoExecute";
  private static final List<String> LOSING_PODS = List.of(NOT_READY, UNREACHABLE);

  static Taint noSchedule(String key) {
    return new Taint(key, "NoSchedule");
  }

  static Taint noExecute(String key) {
    return new Taint(key, NO_EXECUTE);
  }

  static Taint of(Value taint) {
    return new Taint(taint.text("key"), taint.text("effect"));
  }

  static boolean isNoExecute(Value taint) {
    return taint.text("effect").equals(NO_EXECUTE);
  }

  /** The taint by which the node loses its Pods because of its health, if it has one. */
  static Optional<Value> losingPods(Obj node) {
    return node.list("spec", "taints").stream()
        .filter(taint -> isNoExecute(taint) && LOSING_PODS.contains(taint.text("key")))
        .findFirst();
  }

  Obj since(Instant time) {
    return Value.obj("key", key, "timeAdded", Timestamps.seconds(time), "effect", effect);
  }
}
