package io.hexareme.core.apiserver;

import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.core.machinery.NoIssuers;
import io.hexareme.ports.security.TokenVerifier;
import io.hexareme.core.machinery.NoWebhooks;
import io.hexareme.ports.webhook.Webhooks;

/**
 * What others extend the API server with: their expressions and their servers.
 *
 * @param expressions the language of rules, policies and match conditions
 * @param webhooks how servers of users are asked
 * @param issuers how other issuers of tokens are read, {@code verifier} how their tokens are checked
 */
public record Outside(ExpressionLanguage expressions, Webhooks webhooks, IssuerDocuments issuers, TokenVerifier verifier) {

  /** Without other issuers. */
  public Outside(ExpressionLanguage expressions, Webhooks webhooks) {
    this(expressions, webhooks, NoIssuers.NONE, NoIssuers.NONE);
  }

  /** No extension works. */
  public static Outside none() {
    return new Outside(NoExpressions.NONE, NoWebhooks.NONE);
  }
}
