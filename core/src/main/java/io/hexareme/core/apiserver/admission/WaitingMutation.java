package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletionStage;

/** May change what is about to be written, but must ask others first. */
public non-sealed interface WaitingMutation extends MutatingStep {

  /**
   * The object to go on with, the given one if there is nothing to change; completed already when nobody had to be asked. Fails, or
   * throws, with a {@link io.hexareme.core.apiserver.status.Refusal} when the write must not happen.
   */
  CompletionStage<Obj> admit(Attributes attributes);
}
