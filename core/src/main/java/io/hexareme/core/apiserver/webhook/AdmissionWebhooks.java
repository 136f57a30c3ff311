package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.WaitingMutation;
import io.hexareme.core.apiserver.admission.WaitingValidation;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.serving.ServedEquivalents;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.webhook.Webhooks;

/**
 * The webhooks of users as two steps of the admission chain.
 *
 * @param mutating asks the MutatingWebhookConfigurations
 * @param validating asks the ValidatingWebhookConfigurations
 */
public record AdmissionWebhooks(WaitingMutation mutating, WaitingValidation validating) {

  /**
   * @param objects configurations and namespaces
   * @param authorizer who match conditions ask
   * @param ids of the reviews
   */
  public static AdmissionWebhooks of(ObjectReader objects, ServedResources resources, Authorizer authorizer,
      ExpressionLanguage expressions, Webhooks webhooks, BodyEncoder encoder, BodyDecoder decoder, Randomness ids, WebhookFigures figures) {
    Matching matching = new Matching(objects, new HookConditions(expressions), new ServedEquivalents(resources), authorizer);
    Asking asking = new Asking(webhooks, encoder, decoder, ids, figures);
    return new AdmissionWebhooks(
        new MutatingWebhooks(objects, matching, asking, new PatchedForm(resources)),
        new ValidatingWebhooks(objects, matching, asking));
  }
}
