package io.hexareme.adapters.assembly;

import io.hexareme.ports.webhook.Webhooks;

/** How an API server that lives there reaches the webhooks of users. */
@FunctionalInterface
interface WebhookWays {
  Webhooks from(Host host);
}
