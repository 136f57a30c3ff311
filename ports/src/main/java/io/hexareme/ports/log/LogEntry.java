package io.hexareme.ports.log;

import io.hexareme.ports.value.Bytes;

/** One entry of the log: {@code index} from 1 without gaps, {@code term} of the leader that proposed it, what it is, the payload. */
public record LogEntry(long index, long term, Kind kind, Bytes payload) {

  /** A command. */
  public LogEntry(long index, long term, Bytes payload) {
    this(index, term, Kind.COMMAND, payload);
  }

  /** COMMAND: for the state machine. MEMBERSHIP: a change of the group. EMPTY: a new leader's first entry, without payload. */
  public enum Kind { COMMAND, MEMBERSHIP, EMPTY }
}
