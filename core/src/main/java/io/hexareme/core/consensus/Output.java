package io.hexareme.core.consensus;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import java.util.List;

/**
 * What a step asks for. To be performed in this order:
 *
 * <ol>
 *   <li>{@code messages} may be sent at once, before or while the rest is written: they promise nothing that is not yet durable. A
 *       leader's appends are among them, so that its disk and its followers' work at the same time (thesis, section 10.2.1).
 *   <li>{@code install}, when there is one, replaces the whole log by that snapshot, durably and together with {@code hardState}; then the state machine takes it over.
 *   <li>{@code entries} and {@code hardState} (when not null) are persisted together: entries first replace whatever the log held from the
 *       first one's index on.
 *   <li>Only when all that, of this output and of every earlier one, is on stable storage: {@code afterPersist} is sent, in order, and
 *       {@link Input.Persisted} with {@code number} is the next input.
 *   <li>{@code committed} is given to the state machine, in order, at any time after it was output; {@link Input.Applied} follows. It holds
 *       only entries that are on this member's stable storage.
 *   <li>{@code reads} are answered once their index is applied.
 * </ol>
 *
 * <p>Outputs must be performed in the order in which they were made. A crash between any two of these leaves a state from which the member may
 * be started again.
 *
 * @param number counts the outputs of one life of the member, from 1
 * @param install null for none
 * @param hardState null when unchanged; a commit index alone is not written, for a member finds it again
 * @param refusal why the proposal, membership change or transfer that was the input is not taken on; null when it is
 * @param lost ids of reads that will not be answered, because leadership changed: ask again with new ids
 */
public record Output(long number, List<Message> messages, Snapshot install, List<LogEntry> entries, HardState hardState,
    List<Message> afterPersist, List<LogEntry> committed, List<ReadReady> reads, List<Long> lost, Refusal refusal) {

  /** The same with another hard state to be persisted. */
  public Output with(HardState other) {
    return new Output(number, messages, install, entries, other, afterPersist, committed, reads, lost, refusal);
  }

  /** The read may be answered by a state machine that has applied {@code index}. */
  public record ReadReady(long requestId, long index) {}

  /** Why a leader's work was not taken on. */
  public enum Refusal {
    /** This member does not lead; {@link RaftStatus#leader} may say who does. */
    NOT_LEADER,
    /** Leadership is being handed over: ask the next leader. */
    TRANSFERRING,
    /** Too much is proposed and not yet committed. */
    TOO_MUCH_UNCOMMITTED,
    /** An earlier change of membership is not complete or not applied. */
    CHANGE_UNDER_WAY,
    /** A change that leaves no voter, or a transfer to no voter of the group. */
    INVALID
  }

  /** Whether there is anything to write. */
  public boolean persists() {
    return install != null || !entries.isEmpty() || hardState != null;
  }
}
