package io.hexareme.adapters.logmemory;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What is durable. */
final class Contents {
  private final ArrayList<LogEntry> entries = new ArrayList<>();
  private HardState hardState = HardState.INITIAL;
  private long snapshotIndex;
  private long snapshotTerm;
  private Iterable<Bytes> snapshot = List.of();

  long lastIndex() {
    return entries.isEmpty() ? snapshotIndex : entries.getLast().index();
  }

  void append(List<LogEntry> batch, HardState newState) {
    for (LogEntry entry : batch) {
      long kept = Math.max(0, entry.index() - snapshotIndex - 1);
      if (kept < entries.size()) entries.subList((int) kept, entries.size()).clear();
      if (entry.index() > snapshotIndex) entries.add(entry);
    }
    if (newState != null) hardState = newState;
  }

  void snapshot(long index, long term, Iterable<Bytes> state) {
    if (index < snapshotIndex) return;
    long covered = Math.min(entries.size(), index - snapshotIndex);
    entries.subList(0, (int) covered).clear();
    snapshotIndex = index;
    snapshotTerm = term;
    snapshot = state;
  }

  void install(long index, long term, Iterable<Bytes> state, HardState newState) {
    entries.clear();
    snapshotIndex = index;
    snapshotTerm = term;
    snapshot = state;
    if (newState != null) hardState = newState;
  }

  Recovered recovered() {
    List<Bytes> chunks = new ArrayList<>();
    snapshot.forEach(chunks::add);
    return new Recovered(hardState, snapshotIndex, snapshotTerm, chunks, entries);
  }
}
