package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** Pod garbage collection takes no running Pod of a node that is there. */
final class PodsNotCollected implements Invariant {
  @Override
  public String rule() {
    return "no Pod of a node that is there is collected";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (!call.isBy("pod-garbage-collector") || !call.deletes() || !call.worked()) return Optional.empty();
    Optional<Obj> pod = history.death(call.body().text("preconditions", "uid")).map(Change::before);
    return pod.filter(gone -> !Meta.isTerminating(gone) && !Pods.node(gone).isEmpty() && !wasDone(gone, history))
        .filter(gone -> history.recent("Node", new ObjectKey("", Pods.node(gone))).size() > 0 && wasAllAlong(Pods.node(gone), history))
        .map(gone -> Meta.subject(gone) + " was collected, though its node " + Pods.node(gone) + " is there");
  }

  /** Failed as it is collected: what was it before that? */
  private static boolean wasDone(Obj pod, ClusterHistory history) {
    return history.recent("Pod", ObjectKey.of(pod)).stream().filter(version -> Meta.uid(version).equals(Meta.uid(pod)))
        .allMatch(version -> new PodView(version).isTerminal());
  }

  private static boolean wasAllAlong(String node, ClusterHistory history) {
    return history.get("Node", "", node).isPresent()
        && history.of("Node", 0).stream().noneMatch(change -> change.key().name().equals(node) && change.deleted()
            && change.at().isAfter(history.now().minus(history.lag())));
  }
}
