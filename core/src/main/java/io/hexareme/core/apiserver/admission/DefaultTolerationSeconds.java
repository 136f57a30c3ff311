package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Pods stay five minutes on a node that has gone silent, unless they say otherwise. */
final class DefaultTolerationSeconds implements MutatingPlugin {
  private static final int SECONDS = 300;
  private static final List<String> TAINTS = List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  @Override
  public String name() {
    return "DefaultTolerationSeconds";
  }

  @Override
  public Obj admit(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (!writes || !attributes.isAbout("", "pods")) {
      return attributes.object();
    }
    Obj pod = attributes.object();
    for (String taint : TAINTS) {
      if (pod.list("spec", "tolerations").stream().noneMatch(toleration -> tolerates(toleration, taint))) {
        Obj added = Value.obj("key", taint, "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", SECONDS);
        pod = pod.withPath(new Arr(pod.list("spec", "tolerations")).plus(added), "spec", "tolerations");
      }
    }
    return pod;
  }

  private static boolean tolerates(Value toleration, String taint) {
    String key = toleration.text("key");
    String effect = toleration.text("effect");
    return (key.isEmpty() || key.equals(taint)) && (effect.isEmpty() || effect.equals("NoExecute"));
  }
}
