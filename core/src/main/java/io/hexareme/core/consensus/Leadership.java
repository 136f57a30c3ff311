package io.hexareme.core.consensus;

import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What a leader knows in one term; gone with it, so that nothing of an earlier term can be mistaken for this one's. */
final class Leadership {
  private final Member self;
  private final SortedMap<String, Follower> followers = new TreeMap<>();
  final ReadRounds reads = new ReadRounds();

  /** The entry with which this leadership began. Once it is committed, all before it is known to be (Raft paper, section 8). */
  final long firstIndex;

  /** Whom leadership is being handed to, "" for nobody; {@code transferTicks} for how long. */
  String transferTo = "";

  int transferTicks;

  /** A successor was once asked to ignore this leader's lease, and may still. */
  boolean leaseGivenAway;

  int heartbeatTicks;
  int quorumTicks;
  long uncommittedBytes;

  Leadership(Member self) {
    this.self = self;
    this.firstIndex = self.log.lastIndex() + 1;
    membershipChanged(firstIndex);
  }

  Collection<Follower> followers() {
    return followers.values();
  }

  /** Null when that is no other member of the group. */
  Follower follower(String id) {
    return followers.get(id);
  }

  /** @param next what a new follower is sent first */
  void membershipChanged(long next) {
    SortedSet<String> members = self.membership().members();
    followers.keySet().retainAll(members);
    for (String id : members) {
      if (!id.equals(self.id) && !followers.containsKey(id)) followers.put(id, new Follower(id, next, self.config));
    }
  }

  /** The last entry that a majority has on stable storage, this member's own disk included like any other. */
  long agreedMatch() {
    return self.quorum().agreed(id -> {
      if (id.equals(self.id)) return self.acknowledgesEarly() ? self.log.lastIndex() : self.log.stable();
      Follower follower = followers.get(id);
      return follower == null || !follower.counts() ? 0 : follower.progress.match();
    });
  }

  /** The last heartbeat round that a majority has answered. */
  long agreedRound() {
    return self.quorum().agreed(id -> {
      if (id.equals(self.id)) return reads.lastRound();
      Follower follower = followers.get(id);
      return follower == null || !follower.counts() ? 0 : follower.round;
    });
  }

  /** Whether a majority was heard from since this was last asked. */
  boolean quorumActive() {
    long active = self.quorum().agreed(id -> {
      Follower follower = followers.get(id);
      return id.equals(self.id) || (follower != null && follower.active && follower.counts()) ? 1 : 0;
    });
    followers.values().forEach(follower -> follower.active = false);
    return active > 0;
  }

  /** Whether an entry of this term is committed. */
  boolean established() {
    return self.log.committed() >= firstIndex;
  }
}
