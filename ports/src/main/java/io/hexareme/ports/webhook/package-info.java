/**
 * Calls from the API server to servers that its users run: admission webhooks, conversion webhooks, webhooks that authenticate and
 * authorize.
 *
 * <p>Entry: {@link io.hexareme.ports.webhook.Webhooks}. What is asked, of whom, and what the answer means is decided in the core; here is
 * only how the call is made: over TLS to an address of the world, or through the cluster's Services to a container.
 */
package io.hexareme.ports.webhook;
