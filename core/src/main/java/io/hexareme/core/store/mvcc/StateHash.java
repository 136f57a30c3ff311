package io.hexareme.core.store.mvcc;

import io.hexareme.ports.value.Bytes;

/** FNV-1a, 64 bits, over the octets of all chunks: finds divergence, resists nobody. */
final class StateHash {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private StateHash() {}

  static long of(Iterable<Bytes> chunks) {
    long hash = OFFSET;
    for (Bytes chunk : chunks) {
      for (byte octet : chunk.array()) hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return hash;
  }
}
