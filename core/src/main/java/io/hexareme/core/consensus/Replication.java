package io.hexareme.core.consensus;

import io.hexareme.core.consensus.progress.Mode;
import io.hexareme.ports.log.LogEntry;
import java.util.List;

/** A leader's appends to its followers, pipelined within limits (Raft paper, section 5.3; thesis, section 10.2.1). */
final class Replication {
  private final Member self;
  private final SnapshotSending snapshots;

  Replication(Member self, SnapshotSending snapshots) {
    this.self = self;
    this.snapshots = snapshots;
  }

  void broadcast() {
    for (Follower follower : self.leadership().followers()) send(follower);
  }

  void broadcastCommit() {
    for (Follower follower : self.leadership().followers()) sendWithCommit(follower);
  }

  /** Entries, if there is room for any; else the commit index alone, if the follower has not been told and can use it. */
  void sendWithCommit(Follower follower) {
    send(follower);
    boolean behind = follower.sentCommit < Math.min(self.log.committed(), follower.progress.next() - 1);
    if (behind && follower.progress.mode() == Mode.REPLICATE && !follower.progress.paused()) sendOne(follower, List.of());
  }

  /** All that there is room for. */
  void send(Follower follower) {
    while (!follower.progress.paused() && follower.progress.next() <= self.log.lastIndex() && sendSome(follower)) { }
  }

  /** Asks, by an append without entries if need be, whether what was sent has arrived. A full window does not stand in the way. */
  void ask(Follower follower) {
    switch (follower.progress.mode()) {
      case PROBE -> {
        if (!follower.progress.paused()) sendSome(follower);
      }
      case REPLICATE -> {
        if (self.has(Flaw.STALLED_WINDOW) && follower.progress.paused()) return;
        sendOne(follower, List.of());
        send(follower);
      }
      case SNAPSHOT -> { }
    }
  }

  /** @return false when what it needs first is compacted */
  private boolean sendSome(Follower follower) {
    long next = follower.progress.next();
    if (next < self.log.firstIndex()) {
      snapshots.begin(follower);
      return false;
    }
    return sendOne(follower, next > self.log.lastIndex() ? List.of() : self.log.from(next, self.config.maxAppendBytes()));
  }

  private boolean sendOne(Follower follower, List<LogEntry> entries) {
    long previous = follower.progress.next() - 1;
    long previousTerm = self.log.termAt(previous);
    if (previousTerm < 0) {
      snapshots.begin(follower);
      return false;
    }
    self.out.send(new Message.Append(self.id, follower.id, self.term(), previous, previousTerm, entries, self.log.committed()));
    follower.sentCommit = Math.min(self.log.committed(), previous + entries.size());
    long bytes = 0;
    for (LogEntry entry : entries) bytes += entry.payload().length();
    follower.progress.sent(previous + entries.size(), entries.size(), bytes);
    return true;
  }
}
