package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.Optional;

/** Changes of the group, by its leader (Raft paper, section 6; thesis, chapter 4). A membership holds as soon as it is in the log. */
final class Changes {
  private final Member self;
  private final Leading leading;
  private final Handover handover;

  Changes(Member self, Leading leading, Handover handover) {
    this.self = self;
    this.leading = leading;
    this.handover = handover;
  }

  void propose(MembershipChange change) {
    Leadership mine = self.leadership();
    if (mine == null) {
      self.out.refuse(Output.Refusal.NOT_LEADER);
    } else if (!mine.transferTo.isEmpty()) {
      self.out.refuse(Output.Refusal.TRANSFERRING);
    } else if (underWay(mine)) {
      self.out.refuse(Output.Refusal.CHANGE_UNDER_WAY);
    } else {
      Optional<Membership> next = self.membership().with(change);
      if (next.isEmpty()) self.out.refuse(Output.Refusal.INVALID);
      else append(new MembershipEntry(next.get(), change.context()));
    }
  }

  /**
   * One at a time; and not before an entry of this term is committed, or a membership of an earlier leader that nobody here knows of may
   * still win: two majorities without a common member (raft-dev, "bug in single-server membership changes", 2015).
   */
  private boolean underWay(Leadership mine) {
    if (self.has(Flaw.UNAPPLIED_MEMBERSHIP)) return self.membership().joint();
    return !mine.established() || self.membership().joint() || self.memberships.latestIndex() > self.log.applied();
  }

  private void append(MembershipEntry entry) {
    leading.append(LogEntry.Kind.MEMBERSHIP, entry.encode());
    leading.commit();
  }

  /** To be asked after each step of a leader: a committed joint membership is left, and who is not in a committed one leads no longer. */
  void proceed() {
    Leadership mine = self.leadership();
    if (self.memberships.latestIndex() > self.log.committed() || !mine.established()) return;
    Membership now = self.membership();
    if (now.joint()) append(new MembershipEntry(now.settled(), Bytes.EMPTY));
    else if (!now.votes(self.id)) handover.resign();
  }
}
