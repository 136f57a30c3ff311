/**
 * Webhook configurations: their defaults, and what is wrong with them.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.registration.WebhookConfigurationRules}. Asking the webhooks is the business of
 * {@code webhook}.
 */
package io.hexareme.core.apiserver.kinds.registration;
