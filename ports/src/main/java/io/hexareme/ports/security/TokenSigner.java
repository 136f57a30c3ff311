package io.hexareme.ports.security;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** Driven port: JSON Web Tokens (RFC 7519) signed with the cluster's key. Pure apart from the key; never blocks for long. */
public interface TokenSigner {

  /** A signed compact JWT with these claims. */
  String sign(Value.Obj claims);

  /** The claims of a token that carries our signature; empty for anything else. Expiry and audience are the caller's to check. */
  Optional<Value.Obj> verify(String token);

  /** The public keys as a JSON Web Key Set (RFC 7517), encoded. */
  Bytes keySet();
}
