package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;

/** What a client asked of a store: one case per operation of the port. */
public sealed interface Request {
  record Read(RangeRequest range) implements Request {}

  record Transact(Txn txn) implements Request {}

  record ReadRevision() implements Request {}

  record Compact(long revision) implements Request {}

  record GrantLease(long id, long ttlSeconds) implements Request {}

  record RevokeLease(long id) implements Request {}

  record KeepLeaseAlive(long id) implements Request {}

  record ReadLease(long id) implements Request {}

  record ListLeases() implements Request {}
}
