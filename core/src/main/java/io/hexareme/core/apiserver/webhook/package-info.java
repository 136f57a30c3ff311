/**
 * Admission webhooks: users' servers that are asked about writes (MutatingWebhookConfiguration, ValidatingWebhookConfiguration v1).
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.webhook.AdmissionWebhooks}, which gives the admission chain its two steps. A
 * {@link io.hexareme.core.apiserver.webhook.Hook} is one entry of a configuration; {@link io.hexareme.core.apiserver.webhook.Matching}
 * decides whether it is to be asked and about which version of the object; {@link io.hexareme.core.apiserver.webhook.Question} makes
 * the AdmissionReview, {@link io.hexareme.core.apiserver.webhook.Asking} sends it and {@link io.hexareme.core.apiserver.webhook.Verdict}
 * is what the answer means. How the call is made is the business of {@code ports.webhook}; whether a configuration is well-formed that
 * of {@code kinds.registration}.
 */
package io.hexareme.core.apiserver.webhook;
