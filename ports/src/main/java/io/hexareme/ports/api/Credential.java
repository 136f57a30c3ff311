package io.hexareme.ports.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller shows to prove who it is. The transport carries it; the API server's authentication judges it. */
public sealed interface Credential {

  /** Nothing: the anonymous user, if the server allows one. */
  record None() implements Credential {}

  /** A bearer token (RFC 6750): a static one, or a service account's JWT. */
  record Bearer(String token) implements Credential {}

  /**
   * A client certificate that the transport has verified against the cluster's certificate authority.
   *
   * @param commonName the user
   * @param organizations the groups
   */
  record Certificate(String commonName, List<String> organizations) implements Credential {
    public Certificate {
      organizations = List.copyOf(organizations);
    }
  }

  /**
   * A client certificate that the transport has verified against the authority of front proxies: its holder may speak for others, whom the
   * request's headers name. Whether it is believed is the API server's to say.
   *
   * @param commonName of the proxy
   * @param otherwise what the caller is when it speaks for nobody: by the same certificate, or by a token; empty when nothing of it is trusted
   * @param headers that name a user; empty from the transport, the API server takes them out of the request
   */
  record FrontProxy(String commonName, Optional<Credential> otherwise, Map<String, String> headers) implements Credential {}
}
