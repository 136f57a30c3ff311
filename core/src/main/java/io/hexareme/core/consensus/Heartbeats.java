package io.hexareme.core.consensus;

import java.util.TreeMap;

/** A leader's heartbeats: they keep elections away, tell what is committed, and vouch for reads. */
final class Heartbeats {
  private final Member self;

  /** When the rounds began whose answers are outstanding, in ticks of this life. */
  private final TreeMap<Long, Long> began = new TreeMap<>();

  private long now;
  private long leaseSince;
  private long leaseTerm;

  Heartbeats(Member self) {
    this.self = self;
  }

  void tick() {
    now++;
    Leadership mine = self.leadership();
    if (++mine.heartbeatTicks < self.config.heartbeatTicks()) return;
    mine.heartbeatTicks = 0;
    round();
  }

  /** A new round to all. */
  void round() {
    long round = self.leadership().reads.begin();
    if (self.config.leaseReads()) {
      if (leaseTerm != self.term()) began.clear();
      began.put(round, now);
    }
    again();
  }

  /** The last round once more. */
  void again() {
    for (Follower follower : self.leadership().followers()) send(follower);
  }

  void send(Follower follower) {
    long commit = Math.min(self.log.committed(), follower.progress.match());
    follower.sentCommit = Math.max(follower.sentCommit, commit);
    self.out.send(new Message.Heartbeat(self.id, follower.id, self.term(), commit, self.leadership().reads.lastRound(),
        follower.recovered ? follower.recovery : 0));
  }

  /** A majority promised, when that round began at the earliest, not to elect anybody else for an election timeout. */
  void agreed(long round) {
    if (!self.config.leaseReads()) return;
    var begun = began.floorEntry(round);
    if (begun == null) return;
    leaseTerm = self.term();
    leaseSince = begun.getValue();
    began.headMap(round, true).clear();
  }

  /** Off unless wanted. A tick is kept back, because clocks do not tick at the same moment (thesis, section 6.4.1). */
  boolean leaseHolds() {
    return self.config.leaseReads() && self.config.checkQuorum() && leaseTerm == self.term() && !self.leadership().leaseGivenAway
        && now - leaseSince < self.config.electionTicks() - 1;
  }
}
