package io.hexareme.core.apiserver.admission;

import java.util.concurrent.CompletionStage;

/** May forbid what is about to be written, but must ask or tell others first. */
public non-sealed interface WaitingValidation extends ValidatingStep {

  /**
   * Completed already when nobody had to be asked. Fails, or throws, with a {@link io.hexareme.core.apiserver.status.Refusal} when the
   * write must not happen.
   */
  CompletionStage<Void> validate(Attributes attributes);
}
