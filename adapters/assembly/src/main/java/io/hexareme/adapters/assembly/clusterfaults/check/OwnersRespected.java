package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The garbage collector deletes what has lost all its owners: nothing else, and all of it. */
final class OwnersRespected implements Invariant {
  private static final List<String> FINALIZERS = List.of("foregroundDeletion", "orphan");

  @Override
  public String rule() {
    return "nothing owned by a live owner is collected, nothing orphaned survives";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    if (!call.isBy("generic-garbage-collector") || !call.deletes() || !call.worked()) return Optional.empty();
    String uid = call.body().text("preconditions", "uid");
    Obj victim = history.alive(uid).or(() -> history.death(uid).map(Change::before)).orElse(Obj.EMPTY);
    return Meta.owners(victim).stream().filter(owner -> history.alive(owner.text("uid")).filter(found -> !Meta.isTerminating(found)).isPresent())
        .findFirst().map(owner -> "the garbage collector deleted " + Meta.subject(victim) + ", whose owner " + owner.text("kind") + " "
            + owner.text("name") + " (" + owner.text("uid") + ") is there");
  }

  /** An owner that is deleted in the foreground waits for those who block that. */
  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.deleted() || !change.before().list("metadata", "finalizers").contains(Value.of("foregroundDeletion"))) return Optional.empty();
    String uid = Meta.uid(change.before());
    return dependents(uid, history).stream()
        .filter(object -> Meta.owners(object).stream()
            .anyMatch(owner -> owner.text("uid").equals(uid) && owner.at("blockOwnerDeletion").asBool(false)))
        .filter(object -> !history.recent(Meta.kind(object), ObjectKey.of(object)).stream().anyMatch(recent -> !Meta.uid(recent).equals(Meta.uid(object))))
        .findFirst().map(object -> change.subject() + " was deleted in the foreground, and is gone before " + Meta.subject(object));
  }

  private static List<Obj> dependents(String uid, ClusterHistory history) {
    List<Obj> found = new ArrayList<>();
    for (String kind : history.kinds()) {
      for (Obj object : history.all(kind)) {
        if (Meta.owners(object).stream().anyMatch(owner -> owner.text("uid").equals(uid))) found.add(object);
      }
    }
    return found;
  }

  @Override
  public List<String> atRest(java.util.Map<String, io.hexareme.ports.runtime.ContainerRuntime.Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    for (String kind : history.kinds()) {
      for (Obj object : history.all(kind)) {
        for (Value owner : Meta.owners(object)) {
          if (history.alive(owner.text("uid")).isEmpty()) {
            found.add(Meta.subject(object) + " has the owner " + owner.text("kind") + " " + owner.text("name") + " (" + owner.text("uid")
                + "), which is gone");
          }
        }
        if (Meta.isTerminating(object) && object.list("metadata", "finalizers").stream().anyMatch(each -> FINALIZERS.contains(each.asString("")))) {
          found.add(Meta.subject(object) + " waits for the garbage collector without end");
        }
      }
    }
    return found;
  }
}
