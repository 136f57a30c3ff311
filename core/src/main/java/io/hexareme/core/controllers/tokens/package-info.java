/**
 * Secrets that are tokens: those of service accounts get their token and go with the account, bootstrap tokens sign how the
 * cluster is reached, and go when they have expired.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.tokens.TokenSecrets}, {@link io.hexareme.core.controllers.tokens.BootstrapSigner} and
 * {@link io.hexareme.core.controllers.tokens.BootstrapTokenCleaner}.
 * Whether a token is good is judged by the API server's authenticators, who need none of them.
 */
package io.hexareme.core.controllers.tokens;
