package io.hexareme.core.store.log;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;

/** What an agreed entry says. */
final class Committed {
  private Committed() {}

  /** The command in it, in its envelope if it has one; empty when there is none. */
  static Bytes words(LogEntry entry) {
    return switch (entry.kind()) {
      case COMMAND -> entry.payload();
      case MEMBERSHIP -> MembershipEntry.decode(entry.payload()).context();
      case EMPTY -> Bytes.EMPTY;
    };
  }

  /** Who takes part from a MEMBERSHIP entry on. */
  static Membership membership(LogEntry entry) {
    return MembershipEntry.decode(entry.payload()).membership();
  }
}
