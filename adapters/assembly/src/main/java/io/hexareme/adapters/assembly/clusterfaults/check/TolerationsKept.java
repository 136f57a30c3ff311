package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Taint eviction deletes a Pod when a NoExecute taint of its node has been there for longer than the Pod tolerates it, not earlier. */
final class TolerationsKept implements Invariant {
  @Override
  public String rule() {
    return "no Pod is evicted by a taint that it still tolerates";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (!call.isBy("taint-eviction-controller") || !call.resource().equals("pods") || !call.deletes() || !call.worked()) return Optional.empty();
    String uid = call.body().text("preconditions", "uid");
    Optional<Obj> pod = history.alive(uid).or(() -> history.death(uid).map(Change::before));
    if (pod.isEmpty()) return Optional.empty();
    List<Obj> versions = history.recent("Node", new ObjectKey("", Pods.node(pod.get())));
    boolean due = versions.isEmpty() || versions.stream().flatMap(node -> node.list("spec", "taints").stream())
        .anyMatch(taint -> taint.text("effect").equals("NoExecute") && isOver(taint, pod.get(), history.now()));
    return due ? Optional.empty()
        : Optional.of("Pod " + call.key() + " was evicted from " + Pods.node(pod.get()) + ", and no taint there has outlasted what it tolerates");
  }

  private static boolean isOver(Value taint, Obj pod, Instant now) {
    boolean tolerated = false;
    for (Value toleration : pod.list("spec", "tolerations")) {
      if (!matches(toleration, taint)) continue;
      if (toleration.at("tolerationSeconds").isNull()) return false;
      Instant since = Timestamps.parse(taint.at("timeAdded")).orElse(now);
      tolerated |= now.isBefore(since.plusSeconds(toleration.at("tolerationSeconds").asLong(0)));
    }
    return !tolerated;
  }

  private static boolean matches(Value toleration, Value taint) {
    String effect = toleration.text("effect");
    if (!effect.isEmpty() && !effect.equals("NoExecute")) return false;
    String key = toleration.text("key");
    if (toleration.text("operator").equals("Exists")) return key.isEmpty() || key.equals(taint.text("key"));
    return key.equals(taint.text("key")) && toleration.text("value").equals(taint.text("value"));
  }
}
