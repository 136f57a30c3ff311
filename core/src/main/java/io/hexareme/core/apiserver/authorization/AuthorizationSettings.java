package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.delegation.WebhookSettings;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked, in which order.
 *
 * @param modes each at most once; at least one
 * @param webhook for the mode {@code Webhook}
 */
public record AuthorizationSettings(List<AuthorizationMode> modes, Optional<WebhookSettings> webhook) {
  /** What kubeadm sets up. */
  public static final AuthorizationSettings DEFAULT = of(AuthorizationMode.NODE, AuthorizationMode.RBAC);

  public AuthorizationSettings {
    modes = List.copyOf(modes);
    if (modes.isEmpty() || modes.stream().distinct().count() != modes.size()) {
      throw new IllegalArgumentException("authorization modes must be given once each: " + modes);
    }
    if (modes.contains(AuthorizationMode.WEBHOOK) && webhook.isEmpty()) {
      throw new IllegalArgumentException("the authorization mode Webhook needs a webhook");
    }
  }

  public static AuthorizationSettings of(AuthorizationMode... modes) {
    return new AuthorizationSettings(List.of(modes), Optional.empty());
  }
}
