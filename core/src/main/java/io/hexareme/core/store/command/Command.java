package io.hexareme.core.store.command;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;

/**
 * A change to the store as the log carries it; what it comes to depends on the state it meets and on nothing else.
 *
 * @param <R> its result
 */
public sealed interface Command<R> {

  record Transact(Txn txn) implements Command<TxnResult> {}

  record Compact(long revision) implements Command<CompactResult> {}

  /** {@code id} 0: the state machine chooses. */
  record GrantLease(long id, long ttlSeconds) implements Command<LeaseResult> {}

  record RevokeLease(long id) implements Command<LeaseResult> {}

  record KeepLeaseAlive(long id) implements Command<LeaseResult> {}

  /**
   * The lease's time ran out, as one member's clock saw it. It holds only if the lease was not kept alive since: {@code
   * renewals} is the count the proposer judged by, so a keep-alive that reached the log first wins.
   */
  record ExpireLease(long id, long renewals) implements Command<LeaseResult> {}
}
