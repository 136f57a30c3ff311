package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.TxnResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must have happened in silence for an open operation, or for what was seen of the next revision, to be right. Steps that make no
 * revision are tried only when somebody demands them: tried whenever they are possible, they would multiply.
 */
final class Demands {
  private final Set<Long> gone = new HashSet<>();
  private final Set<Long> present = new HashSet<>();
  private final Set<Long> compactions = new HashSet<>();
  private boolean anyCompaction;

  Demands(List<Entry> open, ModelStore state, Facts facts) {
    for (Entry entry : open) add(entry, state);
    for (Facts.Fact fact : facts.at(state.revision() + 1).values()) {
      if (fact.pair() != null && fact.pair().lease() != 0) present.add(fact.pair().lease());
    }
  }

  private void add(Entry entry, ModelStore state) {
    Request request = entry.operation().request();
    switch (entry.operation().outcome()) {
      case Outcome.Ranged(RangeResult.Compacted(long revision)) -> compactions.add(revision);
      case Outcome.Compacted(CompactResult.AlreadyCompacted(long revision)) -> compactions.add(revision);
      case Outcome.Transacted(TxnResult.Refused(String reason)) -> {
        anyCompaction |= reason.contains("compacted");
        if (reason.contains("lease not found")) Asked.forEachPut(request, put -> gone.add(put.lease()));
      }
      case Outcome.Transacted done -> Asked.forEachPut(request, put -> present.add(put.lease()));
      case Outcome.LeaseIds(List<Long> ids) -> {
        present.addAll(ids);
        state.leases().keySet().stream().filter(id -> !ids.contains(id)).forEach(gone::add);
      }
      case Outcome.Leased(LeaseResult.NotFound(long id)) -> gone.add(id);
      case Outcome.Leased(LeaseResult.Lease lease) when request instanceof Request.GrantLease -> gone.add(lease.id());
      case Outcome.Leased(LeaseResult.Lease lease) -> present.add(lease.id());
      case Outcome.Leased(LeaseResult.Exists(long id)) -> present.add(id);
      default -> {} // needs nothing that makes no revision
    }
  }

  boolean compaction(long revision) {
    return anyCompaction || compactions.contains(revision);
  }

  boolean leaseGone(long id) {
    return gone.contains(id);
  }

  boolean leasePresent(long id) {
    return present.contains(id);
  }
}
