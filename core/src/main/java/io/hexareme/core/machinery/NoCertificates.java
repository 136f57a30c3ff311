package io.hexareme.core.machinery;

import io.hexareme.ports.security.CertificateSigner;

/** Where there is no certificate authority: nothing is read, nothing is issued. */
public enum NoCertificates implements CertificateSigner {
  NONE;

  private static final String WHY = "this cluster was put together without a certificate authority";

  @Override
  public Reading read(String pem) {
    return new Reading.Malformed(WHY);
  }

  @Override
  public String issue(Order order) {
    throw new IllegalStateException(WHY);
  }
}
