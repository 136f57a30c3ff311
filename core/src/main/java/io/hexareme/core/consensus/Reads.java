package io.hexareme.core.consensus;

import java.util.TreeMap;

/** Linearizable reads without writing to the log (thesis, section 6.4), asked here and answered by whoever leads. */
final class Reads {
  /** Answers that never come must not pile up: beyond this many the oldest is told to ask again. */
  private static final int MOST = 10_000;

  private final Member self;
  private final Heartbeats heartbeats;

  /** This member's own reads by ticket; tickets rise, and are never used again, not even by a later life. */
  private final TreeMap<Long, Long> asked = new TreeMap<>();

  private final TreeMap<Long, Long> tickets = new TreeMap<>();

  private long lastTicket;
  private long askedInTerm;
  private String askedOf = "";

  Reads(Member self, Heartbeats heartbeats) {
    this.self = self;
    this.heartbeats = heartbeats;
    this.lastTicket = self.randomness.nextLong() >>> 2;
  }

  void ask(long requestId) {
    settle();
    if (self.leader().isEmpty()) {
      self.out.lost(requestId);
      return;
    }
    askedInTerm = self.term();
    askedOf = self.leader();
    long ticket = ticket(requestId);
    asked.put(ticket, requestId);
    if (asked.size() > MOST) giveUp(asked.firstKey());
    if (self.leadership() != null) arrived(self.id, ticket);
    else self.out.send(new Message.ReadIndex(self.id, self.leader(), self.term(), ticket));
  }

  /** Who asks again does not want the answer to what was asked before, even under the same name (etcd#20418). */
  private long ticket(long requestId) {
    if (self.has(Flaw.REUSED_READ_ID)) return requestId;
    Long before = tickets.put(requestId, ++lastTicket);
    if (before != null) asked.remove(before);
    return lastTicket;
  }

  private void giveUp(long ticket) {
    long requestId = asked.remove(ticket);
    tickets.remove(requestId);
    self.out.lost(requestId);
  }

  /** On the leader: a read of a member's. */
  void arrived(String from, long ticket) {
    Leadership mine = self.leadership();
    if (mine == null) return;
    if (!mine.established()) mine.reads.postpone(from, ticket);
    else if (self.alone() || self.has(Flaw.READ_WITHOUT_QUORUM) || heartbeats.leaseHolds()) answer(from, ticket, self.log.committed());
    else wait(mine.reads, from, ticket);
  }

  private void wait(ReadRounds rounds, String from, long ticket) {
    if (self.has(Flaw.REUSED_READ_ID)) {
      rounds.beginAs(ticket);
      rounds.add(from, ticket, self.log.committed(), ticket);
      heartbeats.again();
      return;
    }
    rounds.add(from, ticket, self.log.committed(), rounds.lastRound() + 1);
    if (!rounds.underWay()) heartbeats.round();
  }

  /** An entry of this term is committed: now the leader knows what is. */
  void established() {
    for (ReadRounds.Waiting read : self.leadership().reads.takePostponed()) arrived(read.from(), read.ticket());
  }

  /** To be called when a follower has answered a round. */
  void agreed() {
    Leadership mine = self.leadership();
    long round = mine.agreedRound();
    heartbeats.agreed(round);
    for (ReadRounds.Waiting read : mine.reads.agreed(round)) answer(read.from(), read.ticket(), read.index());
    if (mine.reads.wantsAnother() && !mine.reads.underWay()) heartbeats.round();
  }

  private void answer(String from, long ticket, long index) {
    if (from.equals(self.id)) ready(ticket, index);
    else self.out.send(new Message.ReadIndexAnswer(self.id, from, self.term(), ticket, index));
  }

  /** On the asking side. An answer to nothing that is waited for is late, or for another life of this member. */
  void ready(long ticket, long index) {
    Long requestId = asked.remove(ticket);
    if (requestId == null) return;
    tickets.remove(requestId);
    self.out.read(requestId, index);
  }

  /** What was asked of somebody who leads no longer will not be answered. */
  void settle() {
    if (asked.isEmpty() || (self.term() == askedInTerm && self.leader().equals(askedOf))) return;
    asked.values().forEach(self.out::lost);
    asked.clear();
    tickets.clear();
  }
}
