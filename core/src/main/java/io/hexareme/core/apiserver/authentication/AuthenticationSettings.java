package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.delegation.WebhookSettings;
import java.util.List;
import java.util.Optional;

/**
 * Whom the server believes, beside certificates, its own tokens and those of service accounts.
 *
 * @param anonymous where who shows nothing may ask
 * @param bootstrapTokens whether nodes may join by them
 * @param issuers of JSON Web Tokens (OpenID Connect)
 * @param webhook asked about bearer tokens that nobody else knows
 */
public record AuthenticationSettings(
    Anonymous anonymous, boolean bootstrapTokens, List<JwtIssuer> issuers, Optional<WebhookSettings> webhook) {
  /** What kubeadm sets up. */
  public static final AuthenticationSettings DEFAULT = new AuthenticationSettings(Anonymous.EVERYWHERE, true, List.of(), Optional.empty());

  public AuthenticationSettings {
    issuers = List.copyOf(issuers);
  }

  public AuthenticationSettings with(JwtIssuer... wanted) {
    return new AuthenticationSettings(anonymous, bootstrapTokens, List.of(wanted), webhook);
  }

  public AuthenticationSettings with(WebhookSettings wanted) {
    return new AuthenticationSettings(anonymous, bootstrapTokens, issuers, Optional.of(wanted));
  }

  /** The same for nobody who shows nothing. */
  public AuthenticationSettings withoutAnonymous() {
    return new AuthenticationSettings(Anonymous.NOWHERE, bootstrapTokens, issuers, webhook);
  }
}
