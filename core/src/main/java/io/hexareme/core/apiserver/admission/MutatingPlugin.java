package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value.Obj;

/** May change what is about to be written, and knows at once. */
public non-sealed interface MutatingPlugin extends MutatingStep {

  /**
   * The object to go on with, the given one if there is nothing to change.
   *
   * @throws io.hexareme.core.apiserver.status.Refusal when the write must not happen
   */
  Obj admit(Attributes attributes);
}
