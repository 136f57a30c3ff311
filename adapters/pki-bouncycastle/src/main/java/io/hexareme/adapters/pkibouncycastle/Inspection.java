package io.hexareme.adapters.pkibouncycastle;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Whether a certificate kept from before still serves. Whatever is wrong with it, the answer is to issue another. */
final class Inspection {
  /** A cluster that starts today shall not fail tomorrow. */
  private static final Duration REMAINING = Duration.ofDays(30);

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final X509Certificate authority;
  private final Instant now;

  Inspection(X509Certificate authority, Instant now) {
    this.authority = authority;
    this.now = now;
  }

  boolean passes(String certificatePem, String keyPem, Order order) {
    try {
      X509Certificate certificate = Pem.certificate(certificatePem);
      certificate.verify(authority.getPublicKey());
      return current(certificate)
          && subject(certificate).equals(order.subject().stream().map(part -> part[0] + "=" + part[1]).toList())
          && names(certificate, DNS_NAME).containsAll(order.hosts())
          && names(certificate, IP_ADDRESS).containsAll(order.addresses())
          && Keys.match(certificate.getPublicKey(), Pem.privateKey(keyPem));
    } catch (GeneralSecurityException | InvalidNameException | IllegalStateException _) {
      return false;
    }
  }

  private boolean current(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant().isBefore(now)
        && certificate.getNotAfter().toInstant().isAfter(now.plus(REMAINING));
  }

  private static List<String> subject(X509Certificate certificate) throws InvalidNameException {
    List<String> parts = new ArrayList<>();
    for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
      parts.add(part.getType() + "=" + part.getValue());
    }
    return parts;
  }

  private static Set<String> names(X509Certificate certificate, int type) throws CertificateParsingException {
    Set<String> names = new TreeSet<>();
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    for (List<?> name : all == null ? List.<List<?>>of() : all) {
      if (name.get(0).equals(type)) {
        names.add((String) name.get(1));
      }
    }
    return names;
  }
}
