package io.hexareme.core.consensus;

import io.hexareme.ports.log.LogEntry;
import java.util.List;

/** What a follower does with what its leader sends (Raft paper, section 5.3). */
final class Following {
  private final Member self;
  private final Recovery recovery;

  Following(Member self, Recovery recovery) {
    this.self = self;
    this.recovery = recovery;
  }

  void onAppend(Message.Append append) {
    heard(append.from());
    // What is committed is the same everywhere, so it needs no comparing; part of it may be compacted here.
    boolean meets = append.prevIndex() <= self.log.committed() || self.log.matches(append.prevIndex(), append.prevTerm());
    if (meets) accept(append);
    else reject(append);
  }

  private void accept(Message.Append append) {
    List<LogEntry> news = self.log.newOf(append.entries());
    if (!news.isEmpty()) {
      self.cutFrom(news.getFirst().index());
      self.append(news);
    }
    long last = append.prevIndex() + append.entries().size();
    self.log.commitTo(Math.min(append.commit(), last));
    acknowledge(append.from(), Math.max(last, self.log.committed()));
  }

  /** Claims that all up to there agrees with the leader; sent when it is durable. */
  void acknowledge(String leader, long index) {
    self.out.promise(new Message.AppendAnswer(self.id, leader, self.term(), false, index, 0, 0, self.recovery));
  }

  private void reject(Message.Append append) {
    long hint = self.log.lastAtOrBelow(append.prevIndex(), append.prevTerm());
    long hintTerm = Math.max(0, self.log.termAt(hint));
    self.out.send(new Message.AppendAnswer(
        self.id, append.from(), self.term(), true, append.prevIndex(), hint, hintTerm, self.recovery));
  }

  /** Says that it still follows, which is true whether or not the disk is done: so reads need not wait for it. */
  void onHeartbeat(Message.Heartbeat heartbeat) {
    heard(heartbeat.from());
    recovery.confirmed(heartbeat.recovered(), heartbeat.from());
    // The leader counts on what was acknowledged; a member that lost some of that learns of commits with the appends that bring it back.
    if (self.recovery == 0) self.log.commitTo(heartbeat.commit());
    self.out.send(new Message.HeartbeatAnswer(self.id, heartbeat.from(), self.term(), heartbeat.round(), self.recovery));
  }

  void heard(String leader) {
    if (self.leadership() != null) throw new IllegalStateException(leader + " and " + self.id + " both lead term " + self.term());
    if (!self.leader().equals(leader)) self.follow(self.term(), leader);
    else self.timer.heard();
  }
}
