package io.hexareme.adapters.peersvertx;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Which hosts a certificate is for: its subject alternative names (RFC 9525), no common names. */
final class CertificateNames {
  /** RFC 5280, section 4.2.1.6. */
  private static final int DNS_NAME = 2;

  private static final int IP_ADDRESS = 7;

  private CertificateNames() {}

  /** @param host a name in lower case, or an IP address */
  static boolean names(X509Certificate certificate, String host) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(name -> matches((Integer) name.get(0), name.get(1), host));
    } catch (CertificateParsingException unreadable) {
      return false; // names nobody
    }
  }

  private static boolean matches(int kind, Object value, String host) {
    return switch (kind) {
      case DNS_NAME -> matchesName(((String) value).toLowerCase(Locale.ROOT), host);
      case IP_ADDRESS -> sameAddress((String) value, host);
      default -> false;
    };
  }

  /** A star stands for one whole label, the first. */
  private static boolean matchesName(String pattern, String host) {
    if (!pattern.startsWith("*.")) return pattern.equals(host);
    int dot = host.indexOf('.');
    return dot > 0 && pattern.substring(1).equals(host.substring(dot));
  }

  private static boolean sameAddress(String one, String other) {
    try {
      return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
