package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.controllers.garbagecollector.Kinds.Item;
import io.hexareme.core.machinery.CustomKinds;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes objects whose owners are gone, in the background or while the owner waits, or sets them free. */
public final class GarbageCollector implements Controller {
  private final Kinds builtIn;

  /** @param deletable every built-in kind whose objects may own or be owned */
  public GarbageCollector(List<Resource> deletable) {
    builtIn = new Kinds(deletable);
  }

  @Override
  public String name() {
    return "generic-garbage-collector";
  }

  @Override
  public List<Resource> watches() {
    List<Resource> kinds = new ArrayList<>(builtIn.all());
    if (!kinds.contains(Resource.CUSTOM_RESOURCE_DEFINITIONS)) {
      kinds.add(Resource.CUSTOM_RESOURCE_DEFINITIONS);
    }
    return kinds;
  }

  @Override
  public List<Resource> watchesNow(ClusterView view) {
    return CustomKinds.of(view.all(Resource.CUSTOM_RESOURCE_DEFINITIONS));
  }

  private Kinds kinds(ClusterView view) {
    return builtIn.with(watchesNow(view));
  }

  @Override
  public String subject(ObjectKey key) {
    return ItemKey.decode(key, builtIn).map(item -> item.resource().kind() + " " + item.object()).orElse(key.toString());
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Set<ObjectKey> keys = new LinkedHashSet<>();
    if (isSame(before, after)) {
      return keys;
    }
    if (after != null && (!Meta.owners(after).isEmpty() || Finalizers.isPending(after))) {
      keys.add(ItemKey.encode(resource, after));
    }
    boolean gone = before != null && (after == null || !Meta.uid(before).equals(Meta.uid(after)));
    if (gone) {
      addDependents(before, view, keys);
    }
    if (after != null && Finalizers.isDeletingDependents(after)) {
      addDependents(after, view, keys);
    }
    addWaitingOwners(before, view, keys);
    addWaitingOwners(after, view, keys);
    return keys;
  }

  /** Whether nothing changed of what counts here; most changes are of status. */
  private static boolean isSame(Obj before, Obj after) {
    return before != null && after != null
        && Meta.uid(before).equals(Meta.uid(after))
        && Meta.isTerminating(before) == Meta.isTerminating(after)
        && Meta.owners(before).equals(Meta.owners(after))
        && before.list("metadata", "finalizers").equals(after.list("metadata", "finalizers"));
  }

  private void addDependents(Obj owner, ClusterView view, Set<ObjectKey> keys) {
    kinds(view).dependents(owner, view).forEach(item -> keys.add(ItemKey.encode(item.resource(), item.object())));
  }

  private void addWaitingOwners(Obj dependent, ClusterView view, Set<ObjectKey> keys) {
    if (dependent == null) {
      return;
    }
    List<Value> references = Meta.owners(dependent);
    Kinds kinds = references.isEmpty() ? builtIn : kinds(view);
    for (Value reference : references) {
      kinds.of(reference).ifPresent(kind -> {
        ObjectKey key = new ObjectKey(kind.namespaced() ? Meta.namespace(dependent) : "", reference.text("name"));
        if (view.get(kind, key).filter(Finalizers::isPending).isPresent()) {
          keys.add(ItemKey.encode(kind, key));
        }
      });
    }
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Kinds kinds = kinds(view);
    return ItemKey.decode(key, kinds)
        .flatMap(item -> view.get(item.resource(), item.object()).map(object -> new Item(item.resource(), object)))
        .map(item -> reconcile(item, kinds, view))
        .orElse(Plan.nothing());
  }

  private Plan reconcile(Item item, Kinds kinds, ClusterView view) {
    if (Meta.isTerminating(item.object())) {
      return Finalizers.isPending(item.object()) ? PendingDeletion.advance(item, kinds, view) : Plan.nothing();
    }
    OwnerReferences owners = OwnerReferences.of(item, kinds, view);
    if (!owners.unread().isEmpty()) {
      return Plan.reading(owners.unread());
    }
    if (owners.dangling().isEmpty() && owners.waiting().isEmpty()) {
      return Plan.of(owners.events());
    }
    if (!owners.solid().isEmpty()) {
      return Plan.of(Finalizers.setOwners(item.resource(), item.object(), owners.solid()));
    }
    return deleteIfUnchanged(item, owners, kinds, view);
  }

  /** All owners are gone or going. Before the deletion the object itself is looked at: it may have found another owner. */
  private Plan deleteIfUnchanged(Item item, OwnerReferences owners, Kinds kinds, ClusterView view) {
    ObjectKey key = ObjectKey.of(item.object());
    Optional<Optional<Obj>> live = view.live(item.resource(), key);
    if (live.isEmpty()) {
      return Plan.reading(List.of(new Read(item.resource(), key)));
    }
    return live.get()
        .filter(now -> Meta.uid(now).equals(Meta.uid(item.object())) && Meta.owners(now).equals(Meta.owners(item.object())))
        .filter(now -> !Meta.isTerminating(now))
        .map(now -> delete(new Item(item.resource(), now), owners, kinds, view))
        .orElse(Plan.nothing());
  }

  private Plan delete(Item item, OwnerReferences owners, Kinds kinds, ClusterView view) {
    List<Item> dependents = owners.waiting().isEmpty() ? List.of() : kinds.dependents(item.object(), view);
    if (dependents.stream().anyMatch(dependent -> Finalizers.isDeletingDependents(dependent.object()))) {
      // A circle: each would wait for the other for ever.
      List<Value> unblocked = Meta.owners(item.object()).stream()
          .map(reference -> (Value) reference.asObj().with("blockOwnerDeletion", false)).toList();
      if (!unblocked.equals(Meta.owners(item.object()))) {
        return Plan.of(Finalizers.setOwners(item.resource(), item.object(), unblocked));
      }
    }
    return Plan.of(deletion(item, dependents.isEmpty() ? policy(item.object()) : "Foreground"));
  }

  /** A finalizer that the object has already tells how it is to be deleted. */
  private static String policy(Obj object) {
    if (Finalizers.has(object, Finalizers.ORPHAN)) {
      return "Orphan";
    }
    return Finalizers.has(object, Finalizers.FOREGROUND) ? "Foreground" : "Background";
  }

  private static Command deletion(Item item, String policy) {
    Obj preconditions = Value.obj(
        "uid", Meta.uid(item.object()), "resourceVersion", item.object().text("metadata", "resourceVersion"));
    return new Command.Delete(
        item.resource(), ObjectKey.of(item.object()), Value.obj("preconditions", preconditions, "propagationPolicy", policy));
  }
}
