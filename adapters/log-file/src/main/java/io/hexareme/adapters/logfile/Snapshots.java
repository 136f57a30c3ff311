package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import java.io.IOException;
import java.util.List;

/** The snapshots in the directory: one, and around a crash its predecessors. */
final class Snapshots {
  private Snapshots() {}

  /** The newest intact one; one that says nothing, when there is none. */
  static SnapshotFile newest(LogDirectory directory, Findings findings) throws IOException {
    for (LogDirectory.Numbered file : directory.snapshots().reversed()) {
      try {
        return SnapshotFile.read(file);
      } catch (LogCorruption e) {
        findings.report(e);
      }
    }
    return new SnapshotFile(directory.snapshot(0, 0), new SnapshotHead(0, 0, 0, 0, 0, null), List.of());
  }

  static long newestSequence(LogDirectory directory) throws IOException {
    List<LogDirectory.Numbered> all = directory.snapshots();
    return all.isEmpty() ? 0 : all.getLast().number();
  }

  static void deleteBefore(LogDirectory directory, long sequence) throws IOException {
    for (LogDirectory.Numbered old : directory.snapshots()) {
      if (old.number() < sequence) directory.delete(old.file());
    }
  }
}
