package io.hexareme.core.kubelet.volume;

/** What became of the wish for a token. */
public sealed interface TokenAnswer {

  record Issued(String token) implements TokenAnswer {}

  /** @param message the API server's */
  record Refused(String message) implements TokenAnswer {}
}
