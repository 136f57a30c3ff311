package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.value.Bytes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where operations without an answer belong, as far as what was seen of their keys tells it. */
final class Mentions {
  private final Map<Integer, Long> places = new HashMap<>();
  private final boolean leasesAreUnique;

  private record Put(Bytes key, Bytes value) {}

  /** An operation without an answer that put a value of its own belongs where that value was seen. */
  Mentions(History history, Facts facts) {
    Map<Put, Integer> owners = new HashMap<>();
    Set<Bytes> kept = Asked.keptKeys(history);
    for (Operation operation : history.operations()) {
      Asked.forEachPut(operation.request(), put -> owners.merge(new Put(put.key(), put.value()), operation.number(),
          (one, other) -> one.equals(other) ? one : Integer.valueOf(-1)));
    }
    facts.all().forEach((revision, byKey) -> byKey.values().forEach(fact -> {
      if (fact.pair() == null || kept.contains(fact.pair().key())) return;
      Integer owner = owners.get(new Put(fact.pair().key(), fact.pair().value()));
      if (owner != null && owner >= 0) places.put(owner, revision);
    }));
    leasesAreUnique = grantedOnce(history);
  }

  private static boolean grantedOnce(History history) {
    Set<Long> granted = new HashSet<>();
    for (Operation operation : history.operations()) {
      if (!(operation.request() instanceof Request.GrantLease grant) || operation.outcome() instanceof Outcome.NotTaken) continue;
      long id = operation.outcome() instanceof Outcome.Leased(LeaseResult.Lease lease) ? lease.id() : grant.id();
      if (!granted.add(id)) return false;
    }
    return true;
  }

  /** Whether the operation may be the one that made {@code revision}, for all that is known of it. */
  boolean mayHaveMade(Operation operation, long revision) {
    Long place = places.get(operation.number());
    return place == null || place == revision;
  }

  /** Whether no lease id was granted twice, so that a renewal can only be of the one. */
  boolean leasesAreUnique() {
    return leasesAreUnique;
  }
}
