package io.hexareme.core.controllers.claim;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an owner with a selector may call its own.
 *
 * @param claimed the dependents, in key order, those to be adopted included
 * @param commands the adoptions and releases that make it so
 * @param reads what must be read first, if anything: then the rest of the claim means nothing yet
 */
public record Claim(List<Obj> claimed, List<Command> commands, List<Read> reads) {

  /** Claims among the objects of {@code dependents} in the owner's namespace. */
  public static Claim of(Resource owners, Obj owner, LabelSelector selector, Resource dependents, ClusterView view) {
    List<Obj> claimed = new ArrayList<>();
    List<Command> commands = new ArrayList<>();
    for (Obj dependent : view.ownedBy(dependents, Meta.uid(owner))) {
      if (!Meta.isControlledBy(dependent, owner) || !Meta.namespace(dependent).equals(Meta.namespace(owner))) {
        continue;
      }
      if (selector.matchesObject(dependent)) {
        claimed.add(dependent);
      } else if (!Meta.isTerminating(owner)) {
        commands.add(release(dependents, dependent, owner));
      }
    }
    List<Obj> adoptable = adoptable(owner, selector, dependents, view);
    if (!adoptable.isEmpty()) {
      Optional<Optional<Obj>> live = view.live(owners, ObjectKey.of(owner));
      if (live.isEmpty()) {
        return new Claim(List.of(), List.of(), List.of(new Read(owners, ObjectKey.of(owner))));
      }
      if (live.get().filter(now -> mayAdopt(now, owner)).isPresent()) {
        adoptable.forEach(orphan -> commands.add(adopt(dependents, orphan, owner)));
        claimed.addAll(adoptable);
        claimed.sort(Comparator.comparing(ObjectKey::of));
      }
    }
    return new Claim(claimed, commands, List.of());
  }

  private static List<Obj> adoptable(Obj owner, LabelSelector selector, Resource dependents, ClusterView view) {
    if (Meta.isTerminating(owner)) {
      return List.of();
    }
    return view.ownedBy(dependents, "").stream()
        .filter(orphan -> Meta.namespace(orphan).equals(Meta.namespace(owner)))
        .filter(orphan -> !Meta.isTerminating(orphan) && selector.matchesObject(orphan))
        .toList();
  }

  /** The view may be old: an owner that was deleted, or made anew under its name, must not adopt. */
  private static boolean mayAdopt(Obj live, Obj owner) {
    return Meta.uid(live).equals(Meta.uid(owner)) && !Meta.isTerminating(live);
  }

  private static Command adopt(Resource dependents, Obj orphan, Obj owner) {
    return patchOwners(dependents, orphan, Meta.controllerReference(owner));
  }

  private static Command release(Resource dependents, Obj dependent, Obj owner) {
    return patchOwners(dependents, dependent, Value.obj("$patch", "delete", "uid", Meta.uid(owner)));
  }

  /** Owner references merge by uid; the object's own uid in the patch makes sure that it is still the same object. */
  private static Command patchOwners(Resource dependents, Obj dependent, Obj reference) {
    Obj patch = Value.obj(
        "metadata", Value.obj("uid", Meta.uid(dependent), "ownerReferences", Value.array(reference)));
    return new Command.Patch(dependents, ObjectKey.of(dependent), "", ApiClient.STRATEGIC_MERGE_PATCH, patch);
  }
}
