package io.hexareme.adapters.pkibouncycastle;

/**
 * A certificate and its key as PEM text.
 *
 * @param certificate X.509, signed by the cluster's authority
 * @param privateKey PKCS#8, an EC key on P-256
 */
public record IssuedCertificate(String certificate, String privateKey) {

  /** The key as {@code EC PRIVATE KEY} (RFC 5915), for clients that take every {@code PRIVATE KEY} for an RSA one. */
  public String ecPrivateKey() {
    return Pem.ofEc(Pem.privateKey(privateKey));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "IssuedCertificate[]";
  }
}
