/**
 * Questions that the API server passes on to servers which its operators run: whose token is that, may that user do that?
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.delegation.ReviewWebhook}, which posts a review and reads its status, and {@link
 * io.hexareme.core.apiserver.delegation.Answers}, which remembers what was said for a while. What a status means is decided by the
 * authenticator and the authorizer that ask; admission has webhooks of its own.
 */
package io.hexareme.core.apiserver.delegation;
