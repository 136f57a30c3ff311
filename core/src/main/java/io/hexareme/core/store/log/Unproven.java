package io.hexareme.core.store.log;

import io.hexareme.ports.log.HardState;

/**
 * How a disk says that its member may have had another one before: by a vote for nobody's name, which also keeps whoever does not know
 * this from voting in that term. The name holds the disk's number.
 */
final class Unproven {
  private static final String MARK = "?";

  private Unproven() {}

  static HardState mark(HardState state, long disk) {
    return new HardState(state.term(), MARK + Long.toHexString(disk), state.commit());
  }

  /** The disk's number; 0 when it says no such thing. */
  static long disk(HardState state) {
    return state.vote().startsWith(MARK) ? Long.parseUnsignedLong(state.vote().substring(MARK.length()), 16) : 0;
  }

  /** As it is without the mark: such a member votes for nobody. */
  static HardState unmarked(HardState state) {
    return disk(state) == 0 ? state : new HardState(state.term(), "", state.commit());
  }
}
