package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.OpResult;
import java.util.List;
import java.util.function.Consumer;

/** What an outcome gives away about the store. */
final class Told {
  private Told() {}

  /** The newest revision at the moment of the answer; 0 when the answer does not say. */
  static long revision(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ranged(RangeResult.Pairs pairs) -> pairs.revision();
      case Outcome.Ranged(RangeResult.FutureRevision future) -> future.revision();
      case Outcome.Ranged(RangeResult.Compacted compacted) -> 0;
      case Outcome.Transacted(TxnResult.Done done) -> done.revision();
      case Outcome.Transacted(TxnResult.Refused refused) -> 0;
      case Outcome.Newest(long revision) -> revision;
      case Outcome.Compacted(CompactResult.FutureRevision future) -> future.revision();
      case Outcome.Compacted compacted -> 0;
      case Outcome.Leased leased -> 0;
      case Outcome.LeaseIds ids -> 0;
      case Outcome.Unknown unknown -> 0;
      case Outcome.NotTaken notTaken -> 0;
      case Outcome.Broken broken -> 0;
    };
  }

  /** Whether it is the answer to a transaction that made the revision it names. */
  static boolean wrote(Outcome outcome) {
    return outcome instanceof Outcome.Transacted(TxnResult.Done done) && wrote(done.results());
  }

  private static boolean wrote(List<OpResult> results) {
    return results.stream().anyMatch(result -> switch (result) {
      case OpResult.Put put -> true;
      case OpResult.Deleted deleted -> !deleted.previous().isEmpty();
      case OpResult.Nested nested -> wrote(nested.results());
      case OpResult.Range range -> false;
    });
  }

  /** Shows every pair in the answer. One without a value may be one of a read that left the values out. */
  static void forEachPair(Outcome outcome, Consumer<KeyValue> visitor) {
    if (outcome instanceof Outcome.Ranged(RangeResult.Pairs pairs)) pairs.pairs().forEach(visitor);
    if (outcome instanceof Outcome.Transacted(TxnResult.Done done)) forEachPair(done.results(), visitor);
  }

  private static void forEachPair(List<OpResult> results, Consumer<KeyValue> visitor) {
    for (OpResult result : results) {
      switch (result) {
        case OpResult.Put put -> {
          if (put.previous() != null) visitor.accept(put.previous());
        }
        case OpResult.Deleted deleted -> deleted.previous().forEach(visitor);
        case OpResult.Range(RangeResult.Pairs pairs) -> pairs.pairs().forEach(visitor);
        case OpResult.Range range -> {}
        case OpResult.Nested nested -> forEachPair(nested.results(), visitor);
      }
    }
  }
}
