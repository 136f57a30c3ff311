package io.hexareme.core.controllers.claim;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom a change of a dependent concerns: its controllers before and after; for an orphan everyone who might adopt it. */
public final class Claimants {
  private Claimants() {}

  /** @param owners the kind of owner that is asked for; its objects have {@code spec.selector} */
  public static Collection<ObjectKey> of(Resource owners, Obj before, Obj after, ClusterView view) {
    Set<ObjectKey> keys = new LinkedHashSet<>();
    addController(owners, before, keys);
    addController(owners, after, keys);
    if (after != null && Meta.controllerOf(after).isEmpty() && !Meta.isTerminating(after)) {
      for (Obj owner : view.in(owners, Meta.namespace(after))) {
        if (LabelSelector.of(owner.at("spec", "selector")).orNothing().matchesObject(after)) {
          keys.add(ObjectKey.of(owner));
        }
      }
    }
    return keys;
  }

  private static void addController(Resource owners, Obj dependent, Set<ObjectKey> keys) {
    if (dependent != null) {
      Meta.controllerOf(dependent)
          .filter(reference -> isOf(owners, reference))
          .ifPresent(reference -> keys.add(new ObjectKey(Meta.namespace(dependent), reference.text("name"))));
    }
  }

  private static boolean isOf(Resource owners, Value reference) {
    String apiVersion = reference.text("apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return group.equals(owners.group()) && reference.text("kind").equals(owners.kind());
  }
}
