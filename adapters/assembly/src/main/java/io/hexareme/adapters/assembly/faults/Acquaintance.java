package io.hexareme.adapters.assembly.faults;

import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one client has learned of the store from its answers: enough to ask for something that makes sense. */
final class Acquaintance {
  private final Map<Bytes, Long> modRevisions = new TreeMap<>();
  private final List<Long> leases = new ArrayList<>();
  private long revision = 1;

  long revision() {
    return revision;
  }

  /** 0 for a key that was not seen, or seen to be missing. */
  long modRevision(Bytes key) {
    return modRevisions.getOrDefault(key, 0L);
  }

  List<Long> leases() {
    return leases;
  }

  void learn(Object answer) {
    switch (answer) {
      case RangeResult.Pairs pairs -> {
        revision = Math.max(revision, pairs.revision());
        pairs.pairs().forEach(this::learn);
      }
      case TxnResult.Done done -> {
        revision = Math.max(revision, done.revision());
        done.results().forEach(this::learn);
      }
      case TxnResult.OpResult.Range(RangeResult result) -> learn(result);
      case Long newest -> revision = Math.max(revision, newest);
      case LeaseResult.Lease lease when lease.remainingSeconds() > 0 && !leases.contains(lease.id()) -> leases.add(lease.id());
      case LeaseResult.NotFound gone -> leases.remove(gone.id());
      default -> {} // nothing to be learned from it
    }
  }

  private void learn(KeyValue pair) {
    modRevisions.merge(pair.key(), pair.modRevision(), Math::max);
  }
}
