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
 * @param frontProxy who may speak for others
 */
public record AuthenticationSettings(
    Anonymous anonymous, boolean bootstrapTokens, List<JwtIssuer> issuers, Optional<WebhookSettings> webhook,
    Optional<FrontProxySettings> frontProxy) {
  /** What kubeadm sets up. */
  public static final AuthenticationSettings DEFAULT = new AuthenticationSettings(Anonymous.EVERYWHERE, true, List.of(), Optional.empty());

  /** Nobody may speak for others. */
  public AuthenticationSettings(Anonymous anonymous, boolean bootstrapTokens, List<JwtIssuer> issuers, Optional<WebhookSettings> webhook) {
    this(anonymous, bootstrapTokens, issuers, webhook, Optional.empty());
  }

  public AuthenticationSettings {
    issuers = List.copyOf(issuers);
  }

  public AuthenticationSettings with(JwtIssuer... wanted) {
    return new AuthenticationSettings(anonymous, bootstrapTokens, List.of(wanted), webhook, frontProxy);
  }

  public AuthenticationSettings with(WebhookSettings wanted) {
    return new AuthenticationSettings(anonymous, bootstrapTokens, issuers, Optional.of(wanted), frontProxy);
  }

  /** The same for nobody who shows nothing. */
  public AuthenticationSettings withoutAnonymous() {
    return new AuthenticationSettings(Anonymous.NOWHERE, bootstrapTokens, issuers, webhook, frontProxy);
  }

  /** The same for those whom such proxies name, too. */
  public AuthenticationSettings with(FrontProxySettings wanted) {
    return new AuthenticationSettings(anonymous, bootstrapTokens, issuers, webhook, Optional.of(wanted));
  }
}
