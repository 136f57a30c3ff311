package io.hexareme.core.consensus;

import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Puts a leader's snapshot together, piece by piece in order, and takes it over when it is whole (Raft paper, section 7). */
final class SnapshotReception {
  private final Member self;
  private final Following following;
  private final List<Bytes> pieces = new ArrayList<>();
  private long term;
  private long index;

  SnapshotReception(Member self, Following following) {
    this.self = self;
    this.following = following;
  }

  void on(Message.InstallSnapshot piece) {
    following.heard(piece.from());
    if (piece.index() <= self.log.committed()) {
      following.acknowledge(piece.from(), self.log.committed());
      return;
    }
    if (piece.term() != term || piece.index() != index) begin(piece);
    if (piece.sequence() == pieces.size()) {
      pieces.add(piece.chunk());
      if (piece.last()) {
        complete(piece);
        return;
      }
    }
    self.out.send(new Message.InstallSnapshotAnswer(self.id, piece.from(), self.term(), index, pieces.size()));
  }

  private void begin(Message.InstallSnapshot piece) {
    pieces.clear();
    term = piece.term();
    index = piece.index();
  }

  private void complete(Message.InstallSnapshot piece) {
    // With the last entry of it in the log, all the others are there too: there is nothing to replace.
    if (self.log.matches(piece.index(), piece.snapshotTerm())) self.log.commitTo(piece.index());
    else self.install(new Snapshot(piece.index(), piece.snapshotTerm(), piece.membership(), List.copyOf(pieces)));
    pieces.clear();
    term = 0;
    following.acknowledge(piece.from(), piece.index());
  }
}
