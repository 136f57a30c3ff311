package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.controllers.garbagecollector.Kinds.Item;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object's owner references, sorted by what has become of the owners.
 *
 * @param solid owners that hold it; also those of a kind that is not known here, of which nothing can be said
 * @param dangling owners that do not exist
 * @param waiting owners in foreground deletion, which wait for this object to go
 * @param unread owners that the view does not have and that must be looked for
 * @param events complaints about references that cannot be meant
 */
record OwnerReferences(
    List<Value> solid, List<Value> dangling, List<Value> waiting, List<Read> unread, List<Command> events) {

  static OwnerReferences of(Item item, Kinds kinds, ClusterView view) {
    OwnerReferences sorted =
        new OwnerReferences(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Meta.owners(item.object()).forEach(reference -> sorted.sort(reference, item, kinds, view));
    return sorted;
  }

  private void sort(Value reference, Item item, Kinds kinds, ClusterView view) {
    Optional<Resource> kind = kinds.of(reference);
    if (kind.isEmpty()) {
      solid.add(reference);
    } else if (kind.get().namespaced() && !item.resource().namespaced()) {
      solid.add(reference);
      events.add(complaint(reference, item));
    } else {
      ObjectKey key = new ObjectKey(kind.get().namespaced() ? Meta.namespace(item.object()) : "", reference.text("name"));
      look(reference, kind.get(), key, view);
    }
  }

  private void look(Value reference, Resource kind, ObjectKey key, ClusterView view) {
    Optional<Obj> known = view.get(kind, key).filter(owner -> isMeant(owner, reference));
    if (known.isPresent()) {
      found(reference, known.get());
      return;
    }
    Optional<Optional<Obj>> live = view.live(kind, key);
    if (live.isEmpty()) {
      unread.add(new Read(kind, key));
    } else if (live.get().filter(owner -> isMeant(owner, reference)).isPresent()) {
      found(reference, live.get().get());
    } else {
      dangling.add(reference);
    }
  }

  private static boolean isMeant(Obj owner, Value reference) {
    return Meta.uid(owner).equals(reference.text("uid"));
  }

  private void found(Value reference, Obj owner) {
    (Finalizers.isDeletingDependents(owner) ? waiting : solid).add(reference);
  }

  private static Command complaint(Value reference, Item item) {
    String owner = "[" + reference.text("apiVersion") + "/" + reference.text("kind") + ", namespace: , name: "
        + reference.text("name") + ", uid: " + reference.text("uid") + "]";
    return Command.Event.warning(
        item.object(), "OwnerRefInvalidNamespace", "ownerRef " + owner + " does not exist in namespace \"\"");
  }
}
