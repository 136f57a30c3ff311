package io.hexareme.adapters.assembly;

import io.hexareme.ports.security.TokenSigner;

/** @param authority the cluster's certificate authority in PEM; {@code tokens} signs and checks service-account tokens */
record ClusterSecrets(String authority, TokenSigner tokens) {}
