package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** The entries after a snapshot, as the records give them one after the other: later ones replace earlier ones. */
final class EntryLine {
  private final long snapshotIndex;
  private final List<LogEntry> entries = new ArrayList<>();
  private long last = -1;

  EntryLine(long snapshotIndex) {
    this.snapshotIndex = snapshotIndex;
  }

  /** Takes the entry; false when entries are missing before it. */
  boolean add(LogEntry entry) {
    long next = last < 0 ? snapshotIndex + 1 : last + 1;
    // Below the snapshot gaps do not matter: where it was beyond the log's end, the log went on right after it.
    if (entry.index() > next && entry.index() > snapshotIndex + 1) return false;
    last = entry.index();
    int kept = (int) Math.max(0, Math.min(entries.size(), entry.index() - snapshotIndex - 1));
    entries.subList(kept, entries.size()).clear();
    if (entry.index() > snapshotIndex) entries.add(entry);
    return true;
  }

  /** The newest entry's index, or the snapshot's. */
  long lastIndex() {
    return entries.isEmpty() ? snapshotIndex : entries.getLast().index();
  }

  List<LogEntry> entries() {
    return entries;
  }
}
