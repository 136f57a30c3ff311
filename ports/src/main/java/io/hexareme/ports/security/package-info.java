/**
 * Signatures, which the core can neither make nor check itself.
 *
 * <p>Our own service-account tokens: {@link io.hexareme.ports.security.TokenSigner}. Tokens of other issuers: {@link
 * io.hexareme.ports.security.TokenVerifier}, with keys that {@link io.hexareme.ports.security.IssuerDocuments} reads. Certificates for those
 * who ask the cluster for one: {@link io.hexareme.ports.security.CertificateSigner}.
 *
 * <p>What two who share a secret tell each other: {@link io.hexareme.ports.security.KeyedDigest}.
 *
 * <p>Whom the transport trusts is the transport's; who may do what is decided in the core.
 */
package io.hexareme.ports.security;
