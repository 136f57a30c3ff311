package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;
import java.util.List;

/** The outcome of a lease operation. */
public sealed interface LeaseResult {
  /** The lease as it is now ({@code remainingSeconds} 0 when it was just revoked). */
  record Lease(long id, long ttlSeconds, long remainingSeconds, List<Bytes> keys) implements LeaseResult {
    public Lease {
      keys = List.copyOf(keys);
    }
  }

  /** There is no such lease (any more). */
  record NotFound(long id) implements LeaseResult {}

  /** A lease with the wanted id exists. */
  record Exists(long id) implements LeaseResult {}
}
