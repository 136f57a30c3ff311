package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import java.util.List;

/** Serializable reads may be of the past, but of one state that was, and never of one that was not yet. */
final class StaleReads {
  private final History history;
  private final Replay replay;

  StaleReads(History history, Replay replay) {
    this.history = history;
    this.replay = replay;
  }

  /** The first violation, or null. */
  Violation first() {
    for (Operation operation : history.operations()) {
      if (Asked.isSerializable(operation) && operation.outcome() instanceof Outcome.Ranged(RangeResult.Pairs pairs)) {
        String wrong = wrong(operation, pairs);
        if (wrong != null) return new Violation("a serializable read shows a state that was", wrong, List.of(Words.of(operation)));
      }
    }
    return null;
  }

  private String wrong(Operation operation, RangeResult.Pairs told) {
    long revision = told.revision();
    if (revision > replay.end().revision()) return "it is from revision " + revision + ", and the newest ever made is " + replay.end().revision();
    Replay.Step maker = replay.maker(revision);
    if (maker != null && maker.operation() != null && operation.ended().before(maker.operation().began())) {
      return "it is from revision " + revision + ", which began to be made only after the answer";
    }
    ModelStore state = replay.end().at(revision);
    RangeRequest asked = ((Request.Read) operation.request()).range();
    RangeResult expected = state.range(asked);
    // What is compacted by now may have been readable there and then.
    if (expected instanceof RangeResult.Compacted) expected = readable(state, asked);
    return expected.equals(told) ? null : "at revision " + revision + " the answer should have been: " + Words.of(expected);
  }

  private static RangeResult readable(ModelStore state, RangeRequest asked) {
    RangeRequest newest = new RangeRequest(asked.key(), asked.end(), 0, asked.limit(), asked.keysOnly(), asked.countOnly());
    RangeResult.Pairs then = (RangeResult.Pairs) state.at(asked.revision()).range(newest);
    return new RangeResult.Pairs(state.revision(), then.pairs(), then.more(), then.count());
  }
}
