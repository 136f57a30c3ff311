/**
 * Secrets that are tokens: those of service accounts get their token and go with the account, bootstrap tokens go when they have expired.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.tokens.TokenSecrets} and {@link io.hexareme.core.controllers.tokens.BootstrapTokenCleaner}.
 * Whether a token is good is judged by the API server's authenticators, who need neither.
 */
package io.hexareme.core.controllers.tokens;
