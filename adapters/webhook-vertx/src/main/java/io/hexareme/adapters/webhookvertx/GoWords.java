package io.hexareme.adapters.webhookvertx;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What went wrong with a connection, as Go's HTTP client says it: users look for these words. */
final class GoWords {
  private static final String TLS = "tls: failed to verify certificate: x509: ";

  private GoWords() {}

  static String of(Throwable failure, Post post) {
    String message = innermost(failure);
    if (has(failure, UnknownHostException.class)) {
      return "dial tcp: lookup " + post.host() + ": no such host";
    }
    if (has(failure, ConnectException.class)) {
      boolean refused = message.toLowerCase(Locale.ROOT).contains("refused");
      return "dial tcp " + post.host() + ":" + post.port() + ": " + (refused ? "connect: connection refused" : "i/o timeout");
    }
    if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
      return TLS + "certificate has expired or is not yet valid: " + message;
    }
    if (has(failure, CertPathBuilderException.class) || message.contains("trustAnchors") || message.contains("Path does not chain")) {
      return TLS + "certificate signed by unknown authority";
    }
    if (message.startsWith("No name matching") || message.startsWith("No subject alternative")) {
      return TLS + "certificate is not valid for " + post.name();
    }
    if (has(failure, SSLException.class)) {
      return message.contains("not an SSL/TLS record") ? "http: server gave HTTP response to HTTPS client" : "remote error: tls: " + message;
    }
    return message.contains("closed") || message.contains("reset") ? "EOF" : message;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
      if (kind.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost cause says most. */
  static String innermost(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
  }
}
