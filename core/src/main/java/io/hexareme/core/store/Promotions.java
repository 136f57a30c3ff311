package io.hexareme.core.store;

import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Member;
import java.time.Duration;

/**
 * Gives a vote to members that were added as voters, once they have caught up. A member is added while it is not running yet; if its vote
 * counted at once, a group of one could agree on nothing until it runs, not even on its addition, and a group of three could afford to
 * lose one member less. So Raft first takes every new member as a learner (thesis, section 4.2.1).
 */
final class Promotions {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final StoreMember member;
  private boolean looking;

  Promotions(StoreMember member) {
    this.member = member;
  }

  /** The members, or the leader, may have changed. */
  void look() {
    if (looking) return;
    looking = true;
    member.loop.after(LOOK, this::lookNow);
  }

  private void lookNow() {
    looking = false;
    if (!member.log.isLeading()) return;
    RaftStatus raft = member.log.status();
    for (Member candidate : member.applied.group().members()) {
      String name = MemberIds.name(candidate.id());
      if (candidate.learner() || !raft.membership().learners().contains(name)) continue;
      if (hasCaughtUp(raft, name)) promote(candidate);
      else look();
      return; // one after the other
    }
  }

  private static boolean hasCaughtUp(RaftStatus raft, String name) {
    RaftStatus.Progress progress = raft.progress().get(name);
    return progress != null && progress.recentlyActive() && progress.match() >= raft.commit();
  }

  /** If it is not taken on, or its outcome is unknown: look again. */
  private void promote(Member candidate) {
    member.change(new Step(Kind.ADD_VOTER, MemberIds.name(candidate.id())),
        new Command.ChangeMember(Command.Change.PROMOTE, candidate.id(), candidate.peerUrls())).whenComplete((done, cause) -> look());
  }
}
