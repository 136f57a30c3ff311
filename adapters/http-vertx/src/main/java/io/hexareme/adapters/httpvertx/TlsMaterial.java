package io.hexareme.adapters.httpvertx;

import java.util.Objects;
import java.util.Optional;

/**
 * What the front door shows and trusts, each as PEM text.
 *
 * @param certificate the serving certificate, leaf first when it is a chain
 * @param privateKey its key, PKCS#8
 * @param clientAuthority the certificate authority that signs client certificates
 * @param proxyAuthority the one that signs the certificates of front proxies, who speak for others
 */
public record TlsMaterial(String certificate, String privateKey, String clientAuthority, Optional<String> proxyAuthority) {
  /** No front proxies. */
  public TlsMaterial(String certificate, String privateKey, String clientAuthority) {
    this(certificate, privateKey, clientAuthority, Optional.empty());
  }

  public TlsMaterial {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(privateKey);
    Objects.requireNonNull(clientAuthority);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "TlsMaterial[]";
  }
}
