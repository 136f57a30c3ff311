package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What is bound to a node fits its allocatable. */
final class NodeRoom implements Invariant {
  @Override
  public String rule() {
    return "no node is given more than its allocatable";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.isOf("Pod") || change.deleted()) return Optional.empty();
    String name = Pods.node(change.after());
    boolean bound = !name.isEmpty() && (change.created() || Pods.node(change.before()).isEmpty());
    if (!bound) return Optional.empty();
    return history.get("Node", new ObjectKey("", name)).flatMap(node -> overfull(node, name, change, history));
  }

  private static Optional<String> overfull(Obj node, String name, Change change, ClusterHistory history) {
    List<Obj> there = history.all("Pod").stream().filter(pod -> Pods.node(pod).equals(name) && !new PodView(pod).isTerminal()).toList();
    for (String resource : List.of("cpu", "memory")) {
      BigDecimal most = Pods.amount(node.text("status", "allocatable", resource));
      BigDecimal asked = there.stream().map(pod -> Pods.requests(pod, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (asked.compareTo(most) > 0) return Optional.of(words(change, name, asked.stripTrailingZeros().toPlainString() + " of " + resource, most));
    }
    BigDecimal most = Pods.amount(node.text("status", "allocatable", "pods"));
    return BigDecimal.valueOf(there.size()).compareTo(most) > 0 ? Optional.of(words(change, name, there.size() + " Pods", most)) : Optional.empty();
  }

  private static String words(Change change, String node, String asked, BigDecimal most) {
    return "with " + change.subject() + ", " + node + " is to hold " + asked + " where there is room for " + most.toPlainString();
  }
}
