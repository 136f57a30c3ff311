package io.hexareme.core.consensus;

import java.util.Set;

/**
 * How a member behaves. All members of a group should have the same, the id apart.
 *
 * @param id this member's id; never used again by another
 * @param electionTicks the shortest time without a leader after which a member stands for election; the real one is drawn anew each
 *     time from {@code electionTicks} (inclusive) to {@code 2 * electionTicks} (exclusive)
 * @param heartbeatTicks between a leader's heartbeats; less than {@code electionTicks}
 * @param maxAppendBytes about the most payload in one append message; a single larger entry still goes alone
 * @param maxInflightAppends append messages under way to one follower (thesis, section 10.2.1)
 * @param maxInflightBytes payload under way to one follower
 * @param maxUncommittedBytes payload that a leader takes on beyond what is committed; further proposals are refused
 * @param snapshotChunksInflight chunks of a snapshot under way to one follower
 * @param preVote ask whether an election could be won before disturbing anybody (thesis, section 9.6)
 * @param checkQuorum a leader that has not heard from a majority for an election timeout steps down; followers that hear from a leader
 *     ignore candidates (thesis, section 6.2)
 * @param leaseReads a leader answers reads without asking round while its followers' promises last (thesis, section 6.4.1): faster,
 *     but only as right as the members' clocks; off unless wanted
 * @param flaws known bugs put back in on purpose, for tests that must notice them; empty in production
 */
public record RaftConfig(String id, int electionTicks, int heartbeatTicks, long maxAppendBytes, int maxInflightAppends,
    long maxInflightBytes, long maxUncommittedBytes, int snapshotChunksInflight, boolean preVote, boolean checkQuorum,
    boolean leaseReads, Set<Flaw> flaws) {

  public RaftConfig {
    if (id.isEmpty()) throw new IllegalArgumentException("a member has a name");
    if (heartbeatTicks < 1 || electionTicks <= heartbeatTicks) throw new IllegalArgumentException("heartbeats come before elections");
    if (maxInflightAppends < 1 || maxInflightBytes < 1 || snapshotChunksInflight < 1) {
      throw new IllegalArgumentException("something must be under way, or nothing ever arrives");
    }
    if (leaseReads && !checkQuorum) throw new IllegalArgumentException("a lease rests on the followers' promise, which checkQuorum makes");
  }

  /** The configuration that is shipped. */
  public static RaftConfig of(String id) {
    return new RaftConfig(id, 10, 2, 1 << 20, 256, 16L << 20, 256L << 20, 4, true, true, false, Set.of());
  }
}
