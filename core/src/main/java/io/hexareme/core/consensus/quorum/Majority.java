package io.hexareme.core.consensus.quorum;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** More than half of a set of members. Of an empty set, everything is agreed: so one absent set does not stand in the way of the other. */
public final class Majority {
  private final String[] ids;
  private final int needed;

  private Majority(Collection<String> ids, int needed) {
    this.ids = ids.toArray(String[]::new);
    this.needed = needed;
  }

  public static Majority of(Collection<String> ids) {
    return new Majority(ids, ids.size() / 2 + 1);
  }

  /** A known bug, for tests that must notice it: half is enough of an even number, less than half of an odd one. */
  public static Majority oneShort(Collection<String> ids) {
    return new Majority(ids, Math.max(1, ids.size() / 2));
  }

  /**
   * The highest figure that a majority has reached.
   *
   * @param figure how far a member is; a member never heard of is at 0
   * @return {@link Long#MAX_VALUE} for an empty set
   */
  public long agreed(ToLongFunction<String> figure) {
    if (ids.length == 0) return Long.MAX_VALUE;
    if (ids.length == 1) return figure.applyAsLong(ids[0]);
    long[] highestFirst = new long[ids.length];
    for (int filled = 0; filled < ids.length; filled++) {
      long value = figure.applyAsLong(ids[filled]);
      int at = filled;
      for (; at > 0 && highestFirst[at - 1] < value; at--) highestFirst[at] = highestFirst[at - 1];
      highestFirst[at] = value;
    }
    return highestFirst[needed - 1];
  }

  /** @param vote a member's vote; null while it has not answered */
  public VoteResult count(Function<String, Boolean> vote) {
    int yes = 0;
    int open = 0;
    for (String id : ids) {
      Boolean answer = vote.apply(id);
      if (answer == null) open++;
      else if (answer) yes++;
    }
    if (ids.length == 0 || yes >= needed) return VoteResult.WON;
    return yes + open >= needed ? VoteResult.PENDING : VoteResult.LOST;
  }
}
