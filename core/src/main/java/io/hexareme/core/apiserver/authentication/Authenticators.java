package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.delegation.ReviewWebhook;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.security.TokenVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authenticators in their order.
 *
 * @param json reads claims and what issuers publish
 * @param audience that means this server
 * @param webhook the one of the settings
 */
public record Authenticators(TokenSigner signer, ObjectReader objects, BodyDecoder json, String audience, ExpressionLanguage expressions,
    IssuerDocuments documents, TokenVerifier verifier, Optional<ReviewWebhook> webhook) {

  /** @param staticTokens users by token, the server's own identity among them */
  public AuthenticatorChain chain(AuthenticationSettings settings, Map<String, User> staticTokens, ServiceAccountTokens serviceAccounts) {
    List<Authenticator> chain = new ArrayList<>();
    settings.frontProxy().ifPresent(proxies -> chain.add(new RequestHeaders(proxies)));
    chain.add(new ClientCertificates());
    chain.add(new StaticTokens(staticTokens));
    chain.add(serviceAccounts);
    chain.add(new LegacyTokens(signer, objects));
    if (settings.bootstrapTokens()) {
      chain.add(new BootstrapTokens(objects));
    }
    settings.issuers().forEach(issuer ->
        chain.add(new IssuedTokens(issuer, documents, verifier, json, new ClaimMapping(issuer, expressions))));
    webhook.ifPresent(server -> chain.add(new WebhookTokens(server, audience)));
    return new AuthenticatorChain(chain, settings.anonymous());
  }
}
