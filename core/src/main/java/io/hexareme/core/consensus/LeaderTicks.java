package io.hexareme.core.consensus;

/** What time does to a leader. */
final class LeaderTicks {
  private final Member self;
  private final Heartbeats heartbeats;
  private final Handover handover;
  private final SnapshotSending snapshots;

  LeaderTicks(Member self, Heartbeats heartbeats, Handover handover, SnapshotSending snapshots) {
    this.self = self;
    this.heartbeats = heartbeats;
    this.handover = handover;
    this.snapshots = snapshots;
  }

  void tick() {
    if (stalled()) {
      handover.resign();
      return;
    }
    Leadership mine = self.leadership();
    if (++mine.quorumTicks >= self.config.electionTicks()) {
      mine.quorumTicks = 0;
      if (!mine.quorumActive() && self.config.checkQuorum()) {
        self.follow(self.term(), "");
        return;
      }
    }
    handover.tick();
    heartbeats.tick();
    snapshots.tick();
  }

  /** A leader whose disk does not answer holds the group up, for it applies and serves nothing new; one that is alone has no choice. */
  private boolean stalled() {
    return self.disk.stalledFor(self.config.electionTicks()) && !self.alone() && !self.has(Flaw.LEADS_ON_STALLED_DISK);
  }
}
