package io.hexareme.ports.api;

import java.util.List;

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
}
