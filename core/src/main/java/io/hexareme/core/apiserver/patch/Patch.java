package io.hexareme.core.apiserver.patch;

import io.hexareme.ports.value.Value;

/** A change that a client wrote, to be applied to whatever the object is at that moment (again, after a conflict). */
public sealed interface Patch permits JsonPatch, MergePatch, StrategicMergePatch {

  /** What {@code original} becomes; never throws for anything a client can write. */
  PatchResult applyTo(Value.Obj original);
}
