/**
 * Posts to the webhooks of users over HTTPS, with Vert.x.
 *
 * <p>Entry: {@link io.hexareme.adapters.webhookvertx.VertxWebhooks}. Every call has the certificate authorities of its own configuration;
 * clients are kept for those that were used last. Where a Service of the cluster is found is for the one who puts it together to say.
 */
package io.hexareme.adapters.webhookvertx;
