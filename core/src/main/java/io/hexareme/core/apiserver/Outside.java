package io.hexareme.core.apiserver;

import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.NoExpressions;
import io.hexareme.ports.webhook.NoWebhooks;
import io.hexareme.ports.webhook.Webhooks;

/**
 * What others extend the API server with: their expressions and their servers.
 *
 * @param expressions the language of rules, policies and match conditions
 * @param webhooks how servers of users are asked
 */
public record Outside(ExpressionLanguage expressions, Webhooks webhooks) {

  /** No extension works. */
  public static Outside none() {
    return new Outside(NoExpressions.NONE, NoWebhooks.NONE);
  }
}
