package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * An object whose deletion was asked for stays until its finalizers are gone; the first of them says who is awaited. Those of a Pod
 * are looked at when its containers have stopped, those of a Namespace when its content is gone.
 */
final class DeletionRule implements Rule {
  private static final List<String> OTHERS_FIRST = List.of("Pod", "Namespace");

  @Override
  public List<Resource> needs() {
    return List.of();
  }

  @Override
  public void follow(Obj object, Evidence evidence, Chain chain) {
    if (Meta.isTerminating(object) && !OTHERS_FIRST.contains(Meta.kind(object))) {
      finalizers(object, evidence, chain);
    }
  }

  /** Closes the chain: an object that is being deleted is never as desired. */
  static void finalizers(Obj object, Evidence evidence, Chain chain) {
    List<Value> finalizers = object.list("metadata", "finalizers");
    String since = "deletion was asked for at " + object.text("metadata", "deletionTimestamp");
    if (finalizers.isEmpty()) {
      chain.waiting("apiserver", object, since + "; no finalizer holds it");
      return;
    }
    String first = finalizers.getFirst().asString("");
    switch (first) {
      case "foregroundDeletion" -> chain.waiting("generic-garbage-collector", object,
          since + "; finalizer foregroundDeletion holds it until its dependents are gone" + dependents(object, evidence));
      case "orphan" -> chain.waiting("generic-garbage-collector", object,
          since + "; finalizer orphan holds it until its dependents have been released");
      default -> chain.waiting("owner of the finalizer " + first, object, since + "; the finalizer is still there");
    }
  }

  private static String dependents(Obj object, Evidence evidence) {
    List<String> names = evidence.lists().values().stream().flatMap(List::stream)
        .filter(other -> Meta.owners(other).stream().anyMatch(owner -> owner.text("uid").equals(Meta.uid(object))))
        .map(Chain::subject).toList();
    return names.isEmpty() ? "" : ": " + Words.some(names);
  }
}
