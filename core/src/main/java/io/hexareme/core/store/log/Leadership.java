package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Raft;
import io.hexareme.core.consensus.membership.Membership;

/**
 * Who leads, as far as this member knows.
 *
 * @param leader its id; empty when unknown
 * @param leading whether it is this member
 * @param alone whether the group has no other member, so that what this one's disk has is agreed
 */
record Leadership(long term, String leader, boolean leading, boolean alone) {
  static final Leadership NONE = new Leadership(0, "", false, false);

  static Leadership of(Raft raft, String self) {
    Membership newest = raft.membershipAt(Long.MAX_VALUE);
    return new Leadership(raft.term(), raft.leader(), raft.leads(), newest.only(self) && newest.learners().isEmpty());
  }

  /** Whether {@link #of} would say the same of a group whose membership has not changed: asked after each step, so it makes nothing. */
  boolean holdsFor(Raft raft) {
    return term == raft.term() && leading == raft.leads() && leader.equals(raft.leader());
  }

  boolean hasLeader() {
    return !leader.isEmpty();
  }
}
