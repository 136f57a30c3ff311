package io.hexareme.core.store.log;

import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.consensus.RaftStatus.Role;

/**
 * Who leads, as far as this member knows.
 *
 * @param leader its id; empty when unknown
 * @param leading whether it is this member
 * @param alone whether the group has no other member, so that what this one's disk has is agreed
 */
record Leadership(long term, String leader, boolean leading, boolean alone) {
  static final Leadership NONE = new Leadership(0, "", false, false);

  static Leadership of(RaftStatus status) {
    boolean alone = status.membership().only(status.id()) && status.membership().learners().isEmpty();
    return new Leadership(status.term(), status.leader(), status.role() == Role.LEADER, alone);
  }

  boolean hasLeader() {
    return !leader.isEmpty();
  }
}
