package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** When no node at all is ready, it is the control plane that is cut off: then no node begins to lose its Pods. */
final class FleetSpared implements Invariant {
  private static final List<String> LOST = List.of("node.kubernetes.io/unreachable", "node.kubernetes.io/not-ready");

  @Override
  public String rule() {
    return "a fleet that falls silent as a whole is not evicted";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.isOf("Node") || !change.updated() || losing(change.before()) || !losing(change.after()) || history.all("Node").size() < 2) {
      return Optional.empty();
    }
    boolean anyReady = history.all("Node").stream().anyMatch(node -> history.recent("Node", ObjectKey.of(node)).stream()
        .anyMatch(version -> Conditions.isTrue(version, "Ready")));
    return anyReady ? Optional.empty() : Optional.of(change.subject() + " begins to lose its Pods while none of the " + history.all("Node").size() + " nodes is ready");
  }

  private static boolean losing(Obj node) {
    return node.list("spec", "taints").stream().anyMatch(FleetSpared::isLoss);
  }

  private static boolean isLoss(Value taint) {
    return taint.text("effect").equals("NoExecute") && LOST.contains(taint.text("key"));
  }

  /** The names of those that have it, for scenarios. */
  static List<String> losing(ClusterHistory history) {
    return history.all("Node").stream().filter(FleetSpared::losing).map(Meta::name).toList();
  }
}
