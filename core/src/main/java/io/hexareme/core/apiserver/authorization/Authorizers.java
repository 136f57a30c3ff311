package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.delegation.ReviewWebhook;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The authorizers in their order.
 *
 * @param nodeRules what every kubelet may do
 * @param webhook for the mode {@code Webhook}
 */
public record Authorizers(RbacFeed feed, ObjectCache cache, Clock clock, List<PolicyRule> nodeRules, Optional<ReviewWebhook> webhook) {

  public AuthorizerChain chain(AuthorizationSettings settings) {
    List<Authorizer> chain = new ArrayList<>(List.of(new PrivilegedGroup()));
    settings.modes().forEach(mode -> chain.add(of(mode)));
    return new AuthorizerChain(chain);
  }

  private Authorizer of(AuthorizationMode mode) {
    return switch (mode) {
      case ALWAYS_ALLOW -> new AlwaysAllow();
      case ALWAYS_DENY -> new AlwaysDeny();
      case NODE -> new NodeAuthorizer(cache, nodeRules);
      case RBAC -> new RbacAuthorizer(feed);
      case WEBHOOK -> new WebhookAuthorizer(webhook.orElseThrow(), clock);
    };
  }
}
