/**
 * Reads over HTTPS what issuers of tokens publish (OpenID Connect Discovery 1.0), with Vert.x.
 *
 * <p>Entry: {@link io.hexareme.adapters.issuersvertx.VertxIssuerDocuments}. It follows no redirection and keeps no connection: an issuer is
 * asked at the start and when its keys change. What the documents say is judged in the core, signatures in {@code pki-bouncycastle}.
 */
package io.hexareme.adapters.issuersvertx;
