package io.hexareme.core.consensus;

import java.util.Collection;

/** A leader's snapshots to followers who need entries that it has compacted. */
final class SnapshotSending {
  private final Member self;

  SnapshotSending(Member self) {
    this.self = self;
  }

  /** To somebody who is not there it would only fill the network; it will be heard when it is back. */
  void begin(Follower follower) {
    if (!follower.active) return;
    follower.progress.snapshot();
    follower.transfer = new SnapshotTransfer(self.snapshot, self.config.snapshotChunksInflight());
    send(follower, follower.transfer.more());
  }

  void received(Follower follower, Message.InstallSnapshotAnswer answer) {
    SnapshotTransfer transfer = follower.transfer;
    if (transfer == null || transfer.snapshot.index() != answer.index()) return;
    transfer.received(answer.received());
    send(follower, transfer.more());
  }

  void tick() {
    for (Follower follower : self.leadership().followers()) {
      if (follower.transfer != null && follower.active) send(follower, follower.transfer.tick(self.config.electionTicks()));
    }
  }

  private void send(Follower follower, Collection<SnapshotTransfer.Piece> pieces) {
    Snapshot snapshot = follower.transfer.snapshot;
    for (SnapshotTransfer.Piece piece : pieces) {
      self.out.send(new Message.InstallSnapshot(self.id, follower.id, self.term(), snapshot.index(), snapshot.term(),
          snapshot.membership(), piece.sequence(), piece.last(), piece.chunk()));
    }
  }
}
