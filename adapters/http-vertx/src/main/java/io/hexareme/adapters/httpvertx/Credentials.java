package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.Credential;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who the transport says is calling. A trusted certificate goes before a token; a token goes before a certificate that is not
 * trusted; such a certificate alone is refused, not taken for anonymous.
 */
final class Credentials {
  /** How a browser, which cannot set headers on a WebSocket, shows its token. */
  static final String WEBSOCKET_BEARER = "base64url.bearer.authorization.k8s.io.";

  private static final Credential NONE = new Credential.None();

  private final ClientCertificates certificates;

  /** Verdicts by connection: a signature is checked once, not for every request. */
  private final Map<HttpConnection, Optional<Credential>> verdicts = Collections.synchronizedMap(new WeakHashMap<>());

  Credentials(ClientCertificates certificates) {
    this.certificates = certificates;
  }

  /** The credential; empty when the caller showed a certificate that is not trusted, and nothing else. */
  Optional<Credential> of(HttpServerRequest request) {
    Optional<Credential> certificate = verdicts.computeIfAbsent(request.connection(), this::judge);
    if (certificate.isPresent() && certificate.get() instanceof Credential.Certificate) {
      return certificate;
    }
    if (certificate.isPresent() && certificate.get() instanceof Credential.FrontProxy proxy) {
      return Optional.of(proxy.otherwise().isPresent() ? proxy : bearing(proxy, bearer(request)));
    }
    return bearer(request).or(() -> certificate);
  }

  private static Credential bearing(Credential.FrontProxy proxy, Optional<Credential> token) {
    return token.isEmpty() ? proxy : new Credential.FrontProxy(proxy.commonName(), token, proxy.headers());
  }

  private Optional<Credential> judge(HttpConnection connection) {
    SSLSession session = connection.sslSession();
    try {
      return certificates.judge((X509Certificate[]) session.getPeerCertificates());
    } catch (SSLPeerUnverifiedException _) {
      return Optional.of(NONE);
    }
  }

  private static Optional<Credential> bearer(HttpServerRequest request) {
    String authorization = request.headers().get("authorization");
    if (isBearer(authorization)) {
      return Optional.of(new Credential.Bearer(authorization.substring(7).strip()));
    }
    for (String protocols : request.headers().getAll("sec-websocket-protocol")) {
      for (String protocol : protocols.split(",")) {
        if (protocol.strip().startsWith(WEBSOCKET_BEARER)) {
          return Optional.of(new Credential.Bearer(decoded(protocol.strip().substring(WEBSOCKET_BEARER.length()))));
        }
      }
    }
    return Optional.empty();
  }

  /** The protocols that are offered beside the token; empty for none. */
  static String withoutBearer(String protocols) {
    StringBuilder others = new StringBuilder();
    for (String protocol : protocols.split(",")) {
      if (!protocol.strip().startsWith(WEBSOCKET_BEARER)) {
        others.append(others.isEmpty() ? "" : ",").append(protocol.strip());
      }
    }
    return others.toString();
  }

  static boolean isBearer(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  /** What is not base64url stays a token, and a wrong one. */
  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return token;
    }
  }
}
