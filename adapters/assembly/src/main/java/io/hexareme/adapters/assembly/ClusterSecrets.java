package io.hexareme.adapters.assembly;

import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.TokenSigner;

/**
 * @param authority the cluster's certificate authority in PEM
 * @param tokens signs and checks service-account tokens
 * @param certificates signs by the authority's key
 * @param security whom the API server believes and whom it asks
 */
record ClusterSecrets(String authority, TokenSigner tokens, CertificateSigner certificates, Security security) {

  /** With the usual security. */
  ClusterSecrets(String authority, TokenSigner tokens, CertificateSigner certificates) {
    this(authority, tokens, certificates, Security.of(SecurityFiles.DEFAULT));
  }
}
