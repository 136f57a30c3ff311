package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.status.Refusals;

/** What becomes of a write whose webhook could not be asked. */
final class Failures {
  private Failures() {}

  /**
   * {@code otherwise} when the webhook is to be passed over.
   *
   * @throws io.hexareme.core.apiserver.status.Refusal when it must not be
   */
  static <T> T passed(Hook hook, Verdict.Failed failed, Attributes attributes, String annotation, T otherwise) {
    if (!hook.failsOpen()) {
      throw Refusals.internal("failed calling webhook \"" + hook.name() + "\": " + failed.why());
    }
    int round = attributes.reinvocation().isSecondRound() ? 1 : 0;
    attributes.call().annotate("failed-open." + annotation + "round_" + round + "_index_" + hook.index(), hook.name());
    return otherwise;
  }
}
