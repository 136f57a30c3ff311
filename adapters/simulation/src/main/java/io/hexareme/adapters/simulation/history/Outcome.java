package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.TxnResult;
import java.util.List;

/** What a client was told of its operation, if anything. */
public sealed interface Outcome {
  record Ranged(RangeResult result) implements Outcome {}

  record Transacted(TxnResult result) implements Outcome {}

  record Newest(long revision) implements Outcome {}

  record Compacted(CompactResult result) implements Outcome {}

  record Leased(LeaseResult result) implements Outcome {}

  record LeaseIds(List<Long> ids) implements Outcome {
    public LeaseIds {
      ids = List.copyOf(ids);
    }
  }

  /** Nobody knows: it may have happened, may happen later, or never. */
  record Unknown(String why) implements Outcome {}

  /** The store promised that it did not and will not happen. */
  record NotTaken(String why) implements Outcome {}

  /** It ended in a way in which no operation of a store may end. */
  record Broken(String why) implements Outcome {}

  /** Whether the operation can have an effect after the client stopped waiting for it. */
  default boolean isOpen() {
    return this instanceof Unknown;
  }
}
