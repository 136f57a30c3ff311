package io.hexareme.ports.security;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** Driven port: checks JSON Web Tokens (RFC 7519) that somebody else signed. Pure; never blocks for long; never throws for bad input. */
@FunctionalInterface
public interface TokenVerifier {

  /**
   * The claims of a compact token that one of the keys signed, with an asymmetric algorithm; empty for anything else. Issuer, expiry and
   * audience are the caller's to check.
   *
   * @param keySet a JSON Web Key Set (RFC 7517), encoded, from whoever the token says is its issuer
   */
  Optional<Value.Obj> verify(String token, Bytes keySet);
}
