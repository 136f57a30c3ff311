package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must have happened silently for some answer to be right: it keeps the search from trying what nobody could tell. */
final class Mentions {
  private final Set<Long> compactions = new HashSet<>();
  private final Set<Long> goneLeases = new HashSet<>();
  private final Set<Long> usedLeases = new HashSet<>();
  private final Map<Long, Integer> grants = new HashMap<>();
  private final Map<Integer, Long> places = new HashMap<>();

  Mentions(History history, Facts facts) {
    history.operations().forEach(this::add);
    for (RecordedWatch watch : history.watches()) {
      for (Delivery delivery : watch.deliveries()) {
        if (delivery instanceof Delivery.Compacted compacted) compactions.add(compacted.compactRevision());
      }
    }
    place(history, facts);
  }

  private void add(Operation operation) {
    switch (operation.outcome()) {
      case Outcome.Ranged(RangeResult.Compacted(long revision)) -> compactions.add(revision);
      case Outcome.Compacted(CompactResult.AlreadyCompacted(long revision)) -> compactions.add(revision);
      case Outcome.Transacted(TxnResult.Refused(String reason)) when reason.contains("compacted") ->
          compactions.add(Long.MAX_VALUE);
      case Outcome.Transacted(TxnResult.Refused refused) ->
          Asked.forEachPut(operation.request(), put -> goneLeases.add(put.lease()));
      case Outcome.Leased(LeaseResult.NotFound(long id)) -> goneLeases.add(id);
      case Outcome.Leased(LeaseResult.Lease lease) when operation.request() instanceof Request.GrantLease -> {
        if (grants.merge(lease.id(), 1, Integer::sum) > 1) goneLeases.add(lease.id());
      }
      default -> {}
    }
    if (operation.request() instanceof Request.GrantLease grant && operation.outcome().isOpen()) grants.merge(grant.id(), 1, Integer::sum);
    else usedLeases.add(Asked.lease(operation.request()));
    Asked.forEachPut(operation.request(), put -> usedLeases.add(put.lease()));
  }

  private record Put(Bytes key, Bytes value) {}

  /** An operation without an answer that put a value of its own belongs where that value was seen. */
  private void place(History history, Facts facts) {
    Map<Put, Integer> owners = new HashMap<>();
    for (Operation operation : history.operations()) {
      Asked.forEachPut(operation.request(), put -> owners.merge(new Put(put.key(), put.value()), operation.number(),
          (one, other) -> one.equals(other) ? one : Integer.valueOf(-1)));
    }
    facts.all().forEach((revision, byKey) -> byKey.values().forEach(fact -> {
      if (fact.pair() == null) return;
      Integer owner = owners.get(new Put(fact.pair().key(), fact.pair().value()));
      if (owner != null && owner >= 0) places.put(owner, revision);
    }));
  }

  /** Whether the operation may be the one that made {@code revision}, for all that is known of it. */
  boolean mayHaveMade(Operation operation, long revision) {
    Long place = places.get(operation.number());
    return place == null || place == revision;
  }

  boolean sawCompaction(long revision) {
    return compactions.contains(revision) || compactions.contains(Long.MAX_VALUE);
  }

  boolean missedLease(long id) {
    return goneLeases.contains(id);
  }

  boolean usedLease(long id) {
    return usedLeases.contains(id);
  }

  /** Whether no lease id was granted twice, so that a renewal can only be of the one. */
  boolean leasesAreUnique() {
    return grants.values().stream().allMatch(count -> count < 2);
  }
}
