package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;

/**
 * An operation as the search sees it.
 *
 * @param index its bit among those already placed
 * @param revision the store's newest one when it had been performed; 0 when that is not known
 */
record Entry(int index, Operation operation, Kind kind, long revision) {

  /** READ: changes nothing, can be placed as soon as it fits. WRITE: made a known revision. CHANGE: did something of unknown place. OPTIONAL: maybe never happened. */
  enum Kind { READ, WRITE, CHANGE, OPTIONAL }

  static Entry of(int index, Operation operation, boolean renewalsCommute) {
    return new Entry(index, operation, kind(operation, renewalsCommute), Told.revision(operation.outcome()));
  }

  private static Kind kind(Operation operation, boolean renewalsCommute) {
    Outcome outcome = operation.outcome();
    if (outcome.isOpen()) return Kind.OPTIONAL;
    if (Told.wrote(outcome)) return Kind.WRITE;
    if (outcome instanceof Outcome.Compacted(CompactResult.Done done)) return Kind.CHANGE;
    if (!(outcome instanceof Outcome.Leased(LeaseResult.Lease lease))) return Kind.READ;
    return switch (operation.request()) {
      case Request.GrantLease grant -> Kind.CHANGE;
      case Request.RevokeLease revoke -> Kind.CHANGE;
      case Request.KeepLeaseAlive keep -> renewalsCommute ? Kind.READ : Kind.CHANGE;
      case Request.ReadLease read -> Kind.READ;
      case Request.Read read -> Kind.READ;
      case Request.Transact transact -> Kind.READ;
      case Request.ReadRevision revision -> Kind.READ;
      case Request.Compact compact -> Kind.READ;
      case Request.ListLeases list -> Kind.READ;
    };
  }

  /** Whether the search has to place it at all: pure reads without an answer say nothing, and stale reads are judged afterwards. */
  static boolean matters(Operation operation) {
    if (operation.outcome() instanceof Outcome.NotTaken || Asked.isSerializable(operation)) return false;
    return !operation.outcome().isOpen() || Asked.changes(operation.request());
  }
}
