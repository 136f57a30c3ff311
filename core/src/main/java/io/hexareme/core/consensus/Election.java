package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who leads: standing, voting, winning (Raft paper, section 5.2 and 5.4.1; thesis, sections 3.10, 4.2 and 9.6). */
final class Election {
  private final Member self;
  private final Leading leading;

  Election(Member self, Leading leading) {
    this.self = self;
    this.leading = leading;
  }

  void tick() {
    self.timer.tick();
    if (self.timer.expired() || (self.alone() && self.candidacy() == null)) campaign(false);
  }

  /** @param transfer the leader wants it: nobody needs to be asked whether it is time */
  void campaign(boolean transfer) {
    if (self.leadership() != null || self.recovery != 0 || !eligible()) return;
    // Who cannot write cannot lead; and standing would only cost the others a term.
    if (self.disk.stalledFor(self.config.electionTicks()) && !self.has(Flaw.LEADS_ON_STALLED_DISK)) return;
    if (self.config.preVote() && !self.has(Flaw.NO_PRE_VOTE) && !transfer && !self.alone()) {
      self.standForPreVote();
      self.candidacy().vote(self.id, true);
      ask(false);
      count();
    } else {
      stand(transfer);
    }
  }

  /** Who is on the way out may be the only one with the log that decides so (thesis, section 4.2.2). */
  private boolean eligible() {
    return self.membership().votes(self.id)
        || (self.memberships.latestIndex() > self.log.committed() && self.memberships.previous().votes(self.id));
  }

  private void stand(boolean transfer) {
    self.stand();
    ask(transfer);
  }

  private void ask(boolean transfer) {
    Candidacy mine = self.candidacy();
    Membership group = self.membership();
    SortedSet<String> voters = new TreeSet<>(group.voters());
    voters.addAll(group.outgoing());
    voters.remove(self.id);
    for (String voter : voters) {
      Message request =
          new Message.RequestVote(self.id, voter, mine.term, mine.pre, transfer, self.log.lastIndex(), self.log.lastTerm());
      // The term, and the log it boasts of, must survive a crash: or it could ask twice in one term, the second time with less.
      if (mine.pre) self.out.send(request);
      else self.out.promise(request);
    }
  }

  /** This member's vote for itself is worth no more than another's: it counts once it is durable. */
  void persisted(long output) {
    Candidacy mine = self.candidacy();
    if (mine == null || mine.pre || output < mine.ownVoteIn) return;
    mine.vote(self.id, true);
    count();
  }

  void onRequest(Message.RequestVote request) {
    boolean free = request.pre()
        ? request.term() > self.term()
        : self.vote().equals(request.from()) || (self.vote().isEmpty() && self.leader().isEmpty());
    boolean granted = free && self.recovery == 0 && !refusesAsLearner() && self.log.coveredBy(request.lastIndex(), request.lastTerm());
    if (request.pre()) {
      self.out.send(vote(request, granted ? request.term() : self.term(), granted));
    } else if (granted) {
      self.voteFor(request.from());
      self.out.promise(vote(request, self.term(), true));
    } else {
      self.out.send(vote(request, self.term(), false));
    }
  }

  /** Whoever is asked votes: the asker's log may know of a promotion that this one does not (Raft paper, section 6; etcd#10998). */
  private boolean refusesAsLearner() {
    return self.has(Flaw.LEARNER_NEVER_VOTES) && !self.membership().votes(self.id);
  }

  private Message vote(Message.RequestVote request, long term, boolean granted) {
    return new Message.Vote(self.id, request.from(), term, request.pre(), granted);
  }

  void onVote(Message.Vote vote) {
    Candidacy mine = self.candidacy();
    if (mine == null || mine.pre != vote.pre() || (vote.granted() && vote.term() != mine.term)) return;
    mine.vote(vote.from(), vote.granted());
    count();
  }

  private void count() {
    Candidacy mine = self.candidacy();
    switch (mine.result(self.quorum())) {
      case PENDING -> { }
      case LOST -> self.follow(self.term(), "");
      case WON -> {
        if (mine.pre) stand(false);
        else leading.begin();
      }
    }
  }
}
