/**
 * Who makes a request? {@link io.hexareme.core.apiserver.authentication.Authenticators} lists the authenticators, each for one sort of
 * credential: client certificates, fixed tokens, service accounts' tokens. The first that knows the credential decides; no credential
 * at all is the anonymous user, and one that nobody vouches for is refused with 401.
 *
 * <p>{@link io.hexareme.core.apiserver.authentication.Impersonation} comes right after it in the pipeline and may turn the user into
 * another. What a user may do is the business of {@code authorization}; making tokens is that of {@code review.TokenRequests}.
 */
package io.hexareme.core.apiserver.authentication;
