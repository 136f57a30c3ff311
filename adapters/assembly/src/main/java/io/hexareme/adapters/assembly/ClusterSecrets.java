package io.hexareme.adapters.assembly;

import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.TokenSigner;

/**
 * @param authority the cluster's certificate authority in PEM
 * @param tokens signs and checks service-account tokens
 * @param certificates signs by the authority's key
 */
record ClusterSecrets(String authority, TokenSigner tokens, CertificateSigner certificates) {}
