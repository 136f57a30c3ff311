package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value.Obj;

/** May change what is about to be written. */
public interface MutatingPlugin {

  /** Its name as Kubernetes lists it, such as {@code ServiceAccount}. */
  String name();

  /**
   * The object to go on with, the given one if there is nothing to change.
   *
   * @throws io.hexareme.core.apiserver.status.Refusal when the write must not happen
   */
  Obj admit(Attributes attributes);
}
