package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * What members say to each other, in the words of the Raft paper and the thesis. Any of them may be lost, repeated, late or out of order.
 *
 * <p>{@code recovery}, in a follower's answers, is 0, or a number drawn for this life of a member that has lost durable data and is not
 * whole again (see {@code Recovery}).
 */
public sealed interface Message {
  String from();

  String to();

  /** The sender's term; for a pre-vote the one it would stand in. */
  long term();

  /** @param pre only asks whether it could win (thesis, section 9.6); {@code transfer} the leader wants it (section 3.10) */
  record RequestVote(String from, String to, long term, boolean pre, boolean transfer, long lastIndex, long lastTerm) implements Message {}

  /** The answer. A granted pre-vote has the term that was asked about, everything else the voter's own. */
  record Vote(String from, String to, long term, boolean pre, boolean granted) implements Message {}

  /** Entries that follow the one at {@code prevIndex}; without entries it asks whether that one is there, and tells what is committed. */
  record Append(String from, String to, long term, long prevIndex, long prevTerm, List<LogEntry> entries, long commit)
      implements Message {}

  /**
   * The answer to an append or to a whole snapshot.
   *
   * @param rejected the entry before was not there
   * @param index all up to here agrees with the leader and is durable; when rejected, the entry that was missing
   * @param hintIndex when rejected: the last entry up to which the logs may still agree; {@code hintTerm} its term
   */
  record AppendAnswer(String from, String to, long term, boolean rejected, long index, long hintIndex, long hintTerm, long recovery)
      implements Message {}

  /**
   * @param commit what is committed, as far as the follower is known to have it
   * @param round counts the leader's heartbeats; the answer repeats it
   * @param recovered the recovery that is complete; 0 for none
   */
  record Heartbeat(String from, String to, long term, long commit, long round, long recovered) implements Message {}

  record HeartbeatAnswer(String from, String to, long term, long round, long recovery) implements Message {}

  /**
   * One piece of a snapshot (Raft paper, section 7).
   *
   * @param index the last entry it covers; {@code snapshotTerm} its term; {@code membership} what held there
   * @param sequence counts the pieces from 0; {@code last} whether it is complete with this one
   */
  record InstallSnapshot(String from, String to, long term, long index, long snapshotTerm, Membership membership, long sequence,
      boolean last, Bytes chunk) implements Message {}

  /** @param received so many pieces are there, without a gap */
  record InstallSnapshotAnswer(String from, String to, long term, long index, long received) implements Message {}

  /** A follower asks its leader for a read index (thesis, section 6.4). */
  record ReadIndex(String from, String to, long term, long ticket) implements Message {}

  record ReadIndexAnswer(String from, String to, long term, long ticket, long index) implements Message {}

  /** Stand for election at once (thesis, section 3.10). */
  record TimeoutNow(String from, String to, long term) implements Message {}
}
