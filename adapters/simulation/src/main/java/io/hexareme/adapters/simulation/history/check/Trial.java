package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.adapters.simulation.history.model.Step;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.TxnResult;
import java.util.List;
import java.util.function.Function;

/**
 * One operation tried on one state.
 *
 * @param expected what it would have answered
 * @param agrees whether that is what the client was told, if it was told anything
 */
record Trial(ModelStore next, Outcome expected, boolean agrees) {
  private static final long SECOND = 1_000_000_000L;

  static Trial of(Operation operation, ModelStore state, LeaseTerms terms) {
    long nanos = operation.began().nanos();
    return switch (operation.request()) {
      case Request.Read read -> trial(terms, operation, state, new Outcome.Ranged(state.range(read.range())));
      case Request.ReadRevision revision -> trial(terms, operation, state, new Outcome.Newest(state.revision()));
      case Request.Transact transact -> transact(terms, operation, state, transact);
      case Request.Compact compact -> trial(terms, operation, state.compact(compact.revision()), Outcome.Compacted::new);
      case Request.GrantLease grant -> trial(terms, operation, state.grant(chosen(operation, grant), grant.ttlSeconds(), nanos), Outcome.Leased::new);
      case Request.RevokeLease revoke -> trial(terms, operation, state.end(revoke.id()), Outcome.Leased::new);
      case Request.KeepLeaseAlive keep -> trial(terms, operation, state.keepAlive(keep.id(), nanos), Outcome.Leased::new);
      case Request.ReadLease read -> trial(terms, operation, state, new Outcome.Leased(state.lease(read.id())));
      case Request.ListLeases list -> trial(terms, operation, state, new Outcome.LeaseIds(List.copyOf(state.leases().keySet())));
    };
  }

  /** What the state refuses must be refused; what is refused whatever the state, the model does not know and believes. */
  private static Trial transact(LeaseTerms terms, Operation operation, ModelStore state, Request.Transact transact) {
    if (operation.outcome() instanceof Outcome.Transacted(TxnResult.Refused(String reason)) && !dependsOnState(reason)) {
      return new Trial(state, operation.outcome(), true);
    }
    return trial(terms, operation, state.txn(transact.txn()), Outcome.Transacted::new);
  }

  private static boolean dependsOnState(String reason) {
    return reason.contains("not found") || reason.contains("required revision");
  }

  private static long chosen(Operation operation, Request.GrantLease grant) {
    return grant.id() == 0 && operation.outcome() instanceof Outcome.Leased(LeaseResult.Lease lease) ? lease.id() : grant.id();
  }

  private static <R> Trial trial(LeaseTerms terms, Operation operation, Step<R> step, Function<R, Outcome> outcome) {
    return trial(terms, operation, step.next(), outcome.apply(step.result()));
  }

  private static Trial trial(LeaseTerms terms, Operation operation, ModelStore next, Outcome expected) {
    boolean agrees = operation.outcome().isOpen() || agrees(terms, operation, next, expected);
    return new Trial(next, expected, agrees);
  }

  private static boolean agrees(LeaseTerms terms, Operation operation, ModelStore next, Outcome expected) {
    if (operation.outcome() instanceof Outcome.Leased(LeaseResult.Lease told)
        && expected instanceof Outcome.Leased(LeaseResult.Lease lease)) {
      return told.id() == lease.id() && told.ttlSeconds() == lease.ttlSeconds() && agrees(terms, operation, next, told, lease);
    }
    if (operation.outcome() instanceof Outcome.Compacted(CompactResult.FutureRevision told)
        && expected instanceof Outcome.Compacted(CompactResult.FutureRevision future)) {
      return told.revision() == future.revision();
    }
    return operation.outcome().equals(expected);
  }

  /** Keys are told by a read and by a revocation; how much time is left, by a read: in whole seconds, rounded down, never less than is promised. */
  private static boolean agrees(LeaseTerms terms, Operation operation, ModelStore next, LeaseResult.Lease told, LeaseResult.Lease lease) {
    return switch (operation.request()) {
      case Request.RevokeLease revoke -> told.keys().equals(lease.keys());
      case Request.ReadLease read -> {
        var known = next.leases().get(told.id());
        long promised = terms.promisedAt(known, operation.ended().nanos());
        yield told.keys().equals(lease.keys()) && told.remainingSeconds() <= told.ttlSeconds()
            && (told.remainingSeconds() + 1) * SECOND >= promised;
      }
      case Request.GrantLease grant -> true;
      case Request.KeepLeaseAlive keep -> true;
      case Request.Read read -> true;
      case Request.Transact transact -> true;
      case Request.ReadRevision revision -> true;
      case Request.Compact compact -> true;
      case Request.ListLeases list -> true;
    };
  }
}
