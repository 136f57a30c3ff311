package io.hexareme.core.consensus;

import io.hexareme.core.consensus.progress.Mode;

/** What a leader makes of its followers' answers. */
final class Answers {
  private final Member self;
  private final Leading leading;
  private final Replication replication;
  private final Recovery recovery;
  private final Handover handover;
  private final Reads reads;
  private final SnapshotSending snapshots;

  Answers(Member self, Leading leading, Replication replication, Recovery recovery, Handover handover, Reads reads,
      SnapshotSending snapshots) {
    this.self = self;
    this.leading = leading;
    this.replication = replication;
    this.recovery = recovery;
    this.handover = handover;
    this.reads = reads;
    this.snapshots = snapshots;
  }

  void onAppend(Message.AppendAnswer answer) {
    Follower follower = heard(answer.from());
    // An answer cannot speak of entries that were never sent in this term.
    if (follower == null || recovery.begins(follower, answer.recovery()) || answer.index() > self.log.lastIndex()) return;
    if (answer.rejected()) rejected(follower, answer);
    else accepted(follower, answer.index());
  }

  private void rejected(Follower follower, Message.AppendAnswer answer) {
    long guess = self.log.lastAtOrBelow(answer.hintIndex(), answer.hintTerm());
    if (follower.progress.rejected(answer.index(), guess)) replication.ask(follower);
  }

  private void accepted(Follower follower, long index) {
    if (!follower.progress.acknowledged(index, self.log.firstIndex())) return;
    if (follower.progress.mode() != Mode.SNAPSHOT) follower.transfer = null;
    else if (index >= follower.transfer.snapshot.index()) snapshots.begin(follower); // the log was compacted beyond it meanwhile
    leading.commit();
    replication.sendWithCommit(follower);
    handover.caughtUp(follower);
  }

  void onHeartbeat(Message.HeartbeatAnswer answer) {
    Follower follower = heard(answer.from());
    if (follower == null || recovery.begins(follower, answer.recovery())) return;
    follower.progress.heard();
    if (follower.progress.match() < self.log.lastIndex()) replication.ask(follower);
    if (answer.round() > follower.round) {
      follower.round = answer.round();
      reads.agreed();
    }
  }

  void onSnapshot(Message.InstallSnapshotAnswer answer) {
    Follower follower = heard(answer.from());
    if (follower != null) snapshots.received(follower, answer);
  }

  private Follower heard(String from) {
    Follower follower = self.leadership().follower(from);
    if (follower != null) follower.active = true;
    return follower;
  }

  /** What was sent lately may be lost. */
  void unreachable(String id) {
    Follower follower = self.leadership().follower(id);
    if (follower != null && follower.progress.mode() == Mode.REPLICATE) follower.progress.probe();
  }
}
