package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.ObjectKey;
import java.util.Optional;

/** A Pod is bound to a node that there is, or was a moment ago. */
final class BoundToANode implements Invariant {
  @Override
  public String rule() {
    return "no Pod is bound to a node that is gone";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.isOf("Pod") || change.deleted()) return Optional.empty();
    String node = Pods.node(change.after());
    boolean bound = !node.isEmpty() && (change.created() || Pods.node(change.before()).isEmpty());
    return !bound || history.recentlyThere("Node", new ObjectKey("", node)) ? Optional.empty()
        : Optional.of(change.subject() + " was bound to " + node + ", which has not been there for " + history.lag().toSeconds() + " s");
  }
}
