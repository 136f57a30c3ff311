package io.hexareme.core.consensus.quorum;

import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A majority of each of two sets; the second is empty unless the group is between two memberships (Raft paper, section 6). */
public record Quorum(Majority incoming, Majority outgoing) {

  /** The highest figure that both majorities have reached; {@link Long#MAX_VALUE} when both sets are empty. */
  public long agreed(ToLongFunction<String> figure) {
    return Math.min(incoming.agreed(figure), outgoing.agreed(figure));
  }

  /** Won when both are won, lost as soon as one is. */
  public VoteResult count(Function<String, Boolean> vote) {
    VoteResult first = incoming.count(vote);
    VoteResult second = outgoing.count(vote);
    if (first == second) return first;
    return first == VoteResult.LOST || second == VoteResult.LOST ? VoteResult.LOST : VoteResult.PENDING;
  }
}
