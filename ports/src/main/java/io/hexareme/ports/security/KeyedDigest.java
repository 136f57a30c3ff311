package io.hexareme.ports.security;

import io.hexareme.ports.value.Bytes;

/** Driven port: message authentication codes (HMAC with SHA-256, RFC 2104). Pure; never blocks. */
@FunctionalInterface
public interface KeyedDigest {

  /** 32 octets; {@code key} may have any length but none. */
  Bytes of(Bytes key, Bytes text);
}
