package io.hexareme.core.consensus;

/** Leadership goes to another voter without waiting for a timeout: because it was asked for, or because this member cannot go on. */
final class Handover {
  private final Member self;
  private final Replication replication;

  Handover(Member self, Replication replication) {
    this.self = self;
    this.replication = replication;
  }

  /** Takes nothing on from now on, brings the successor up to date, then tells it to stand (thesis, section 3.10). */
  void transfer(String to) {
    Leadership mine = self.leadership();
    if (mine == null) {
      self.out.refuse(Output.Refusal.NOT_LEADER);
      return;
    }
    Follower successor = mine.follower(to);
    boolean fit = successor != null && successor.counts() && self.membership().voters().contains(to);
    if (!fit) {
      if (!to.equals(self.id)) self.out.refuse(Output.Refusal.INVALID);
      return;
    }
    mine.transferTo = to;
    mine.transferTicks = 0;
    if (successor.progress.match() == self.log.lastIndex()) urge(successor);
    else replication.ask(successor);
  }

  /** To be called when a follower has come further. */
  void caughtUp(Follower follower) {
    Leadership mine = self.leadership();
    if (mine.transferTo.equals(follower.id) && follower.progress.match() == self.log.lastIndex()) urge(follower);
  }

  private void urge(Follower successor) {
    self.leadership().leaseGivenAway = true;
    self.out.send(new Message.TimeoutNow(self.id, successor.id, self.term()));
  }

  /** Gives a transfer up that takes too long: the successor may be gone, and nothing is taken on meanwhile. */
  void tick() {
    Leadership mine = self.leadership();
    if (!mine.transferTo.isEmpty() && ++mine.transferTicks >= self.config.electionTicks()) mine.transferTo = "";
  }

  /** Steps down, and asks the voter that has come furthest to stand at once. */
  void resign() {
    Follower best = null;
    for (Follower follower : self.leadership().followers()) {
      boolean fit = follower.active && follower.counts() && self.membership().voters().contains(follower.id);
      if (fit && (best == null || follower.progress.match() > best.progress.match())) best = follower;
    }
    if (best != null) urge(best);
    self.follow(self.term(), "");
  }
}
