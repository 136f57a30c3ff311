package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** What may happen to a member. */
public sealed interface Input {

  /** A unit of time has passed. */
  record Tick() implements Input {}

  /** A message came in. It may be old, repeated or out of order. */
  record Receive(Message message) implements Input {}

  /** Commands for the log. Taken by a leader only; see {@link Output#refusal}. */
  record Propose(List<Bytes> commands) implements Input {}

  /** A change of the group for the log, by joint consensus if it needs to be (Raft paper, section 6). Taken by a leader only. */
  record ProposeMembership(MembershipChange change) implements Input {}

  /**
   * Asks for an index such that a state machine which has applied it serves linearizable reads (thesis, section 6.4). Answered by {@link
   * Output#reads} or, after a loss, never: then ask again with an id that was never used before.
   */
  record Read(long requestId) implements Input {}

  /** Hand leadership to that voter (thesis, section 3.10). */
  record TransferLeadership(String to) implements Input {}

  /** Stand for election now, whatever the time. */
  record Campaign() implements Input {}

  /** Everything that outputs asked to persist, up to and including the output of that number, is on stable storage. */
  record Persisted(long outputNumber) implements Input {}

  /** The state machine has applied all up to that index. */
  record Applied(long index) implements Input {}

  /**
   * The state machine's state after {@code snapshot.index()} is saved: entries up to {@code compactTo} (at most that index) may be
   * forgotten, and followers that need them get this snapshot.
   */
  record Snapshotted(Snapshot snapshot, long compactTo) implements Input {}

  /**
   * This member was started as one that lost data, because its disk was empty, but it is certain now that there was nothing to lose: it has a
   * vote from now on. If its log is still empty it begins with {@code founding}, from which all logs of the group begin.
   */
  record Found(Snapshot founding) implements Input {}

  /** The network lost its connection to that member. */
  record Unreachable(String id) implements Input {}
}
