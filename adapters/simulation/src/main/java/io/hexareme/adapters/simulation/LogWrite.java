package io.hexareme.adapters.simulation;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** One operation of a log, as the disk sees it. */
sealed interface LogWrite {

  /** @param hardState null to keep the old one */
  record Append(List<LogEntry> entries, HardState hardState) implements LogWrite {}

  record Snapshot(long index, long term, List<Bytes> state) implements LogWrite {}

  /** What was lost is made good. */
  record Repaired() implements LogWrite {}

  record Install(long index, long term, List<Bytes> state, HardState hardState) implements LogWrite {}
}
