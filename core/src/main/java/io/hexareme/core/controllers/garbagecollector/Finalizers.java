package io.hexareme.core.controllers.garbagecollector;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import java.util.List;

/** The two finalizers by which the API server hands a deletion to the garbage collector. */
final class Finalizers {
  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  private Finalizers() {}

  static boolean has(Value object, String finalizer) {
    return object.list("metadata", "finalizers").contains(Value.of(finalizer));
  }

  /** Whether it is only waiting for its dependents to go. */
  static boolean isDeletingDependents(Value object) {
    return Meta.isTerminating(object) && has(object, FOREGROUND);
  }

  /** Whether its deletion waits for the garbage collector. */
  static boolean isPending(Value object) {
    return Meta.isTerminating(object) && (has(object, FOREGROUND) || has(object, ORPHAN));
  }

  static Command remove(Resource resource, Value object, String finalizer) {
    List<Value> others =
        object.list("metadata", "finalizers").stream().filter(other -> !other.equals(Value.of(finalizer))).toList();
    return patch(resource, object, "finalizers", others);
  }

  static Command setOwners(Resource resource, Value object, List<Value> owners) {
    return patch(resource, object, "ownerReferences", owners);
  }

  /** A list in a merge patch replaces the other: right only for the revision that it was made from. */
  private static Command patch(Resource resource, Value object, String field, List<Value> items) {
    Value.Obj metadata = Value.obj(
        "uid", Meta.uid(object), "resourceVersion", object.text("metadata", "resourceVersion"), field, new Arr(items));
    return new Command.Patch(resource, ObjectKey.of(object), "", ApiClient.MERGE_PATCH, Value.obj("metadata", metadata));
  }
}
