package io.hexareme.core.store.log;

import io.hexareme.ports.log.LogEntry;

/** Counts what was applied since the last snapshot was begun. One snapshot at a time. */
final class SnapshotDue {
  private final LogConfig config;
  private long entries;
  private long bytes;
  private boolean underWay;

  SnapshotDue(LogConfig config) {
    this.config = config;
  }

  void count(LogEntry entry) {
    entries++;
    bytes += entry.payload().length();
  }

  boolean isDue() {
    return !underWay && (entries >= config.snapshotEntries() || bytes >= config.snapshotBytes());
  }

  void begin() {
    underWay = true;
    entries = 0;
    bytes = 0;
  }

  void end() {
    underWay = false;
  }
}
