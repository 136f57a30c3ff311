package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import java.util.List;
import java.util.Optional;

/** What a component deletes by name it has meant: the object is not one that was made after the request was sent, and a kubelet ends only its own. */
final class DeletionsMeant implements Invariant {
  @Override
  public String rule() {
    return "no deletion hits another object of the same name";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (!call.deletes() || !call.worked() || call.client().equals("system:admin")) return Optional.empty();
    Optional<Change> hit = deletion(call, history);
    return hit.filter(change -> change.before() != null && madeAfter(change, call, history))
        .map(change -> call + ", and hit a " + change.kind() + " that was made later (uid " + Meta.uid(change.before()) + ")");
  }

  /** The write by which the object was told to end, or ended: the last one about that key since the request was sent. */
  private static Optional<Change> deletion(Call call, ClusterHistory history) {
    for (String kind : history.kinds()) {
      if (!Selected.plural(kind).equals(call.resource())) continue;
      List<Change> since = history.of(kind, call.sentRevision());
      for (int i = since.size() - 1; i >= 0; i--) {
        Change change = since.get(i);
        boolean ends = change.deleted() || (change.updated() && Meta.isTerminating(change.after()) && !Meta.isTerminating(change.before()));
        if (change.key().equals(call.key()) && ends) return Optional.of(change);
      }
    }
    return Optional.empty();
  }

  private static boolean madeAfter(Change deletion, Call call, ClusterHistory history) {
    return history.of(deletion.kind(), call.sentRevision()).stream()
        .anyMatch(change -> change.created() && Meta.uid(change.after()).equals(Meta.uid(deletion.before())) && change.revision() < deletion.revision());
  }

}
