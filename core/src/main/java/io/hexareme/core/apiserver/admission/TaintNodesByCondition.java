package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;

/** A new node takes no Pods until the node controller has seen it ready: otherwise the scheduler could be faster. */
final class TaintNodesByCondition implements MutatingPlugin {
  private static final String NOT_READY = "node.kubernetes.io/not-ready";

  @Override
  public String name() {
    return "TaintNodesByCondition";
  }

  @Override
  public Obj admit(Attributes attributes) {
    Obj node = attributes.object();
    if (attributes.operation() != Operation.CREATE || !attributes.isAbout("", "nodes") || isTainted(node)) {
      return node;
    }
    Obj taint = Value.obj("key", NOT_READY, "effect", "NoSchedule");
    return node.withPath(new Arr(node.list("spec", "taints")).plus(taint), "spec", "taints");
  }

  private static boolean isTainted(Obj node) {
    return node.list("spec", "taints").stream()
        .anyMatch(taint -> taint.text("key").equals(NOT_READY) && taint.text("effect").equals("NoSchedule"));
  }
}
