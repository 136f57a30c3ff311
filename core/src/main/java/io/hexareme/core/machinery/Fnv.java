package io.hexareme.core.machinery;

import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** The FNV-1a hash of 64 bits (draft-eastlake-fnv): to tell contents apart, never to protect anything. */
public final class Fnv {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fnv() {}

  public static long hash(Bytes bytes) {
    long hash = OFFSET;
    for (byte octet : bytes.array()) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return hash;
  }

  /** Sixteen hexadecimal digits. */
  public static String hex(Bytes bytes) {
    return HexFormat.of().toHexDigits(hash(bytes));
  }

  /** The hash's eight octets in base64. */
  public static String base64(String text) {
    long hash = hash(Bytes.utf8(text));
    byte[] octets = new byte[8];
    for (int i = 0; i < 8; i++) {
      octets[i] = (byte) (hash >>> (56 - 8 * i));
    }
    return new String(Base64.getEncoder().encode(octets), StandardCharsets.US_ASCII);
  }
}
