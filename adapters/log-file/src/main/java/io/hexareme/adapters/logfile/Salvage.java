package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Recovered;
import java.io.IOException;
import java.util.List;

/**
 * Goes on with what is intact of a damaged log. It is written anew: new segments, then a snapshot file that makes all segments before
 * those void, in one step. Only then are the damaged files set aside. A crash on the way leaves the damage to be found again;
 * the mark, which comes first, keeps it from being forgotten.
 */
final class Salvage {
  private static final long PIECE = 8L << 20;
  private final LogDirectory directory;
  private final SegmentChain chain;
  private final DiskFigures figures;

  Salvage(LogDirectory directory, SegmentChain chain, DiskFigures figures) {
    this.directory = directory;
    this.chain = chain;
    this.figures = figures;
  }

  Recovery.Result run(LogCorruption damage, Recovered intact, SnapshotFile snapshot) throws IOException {
    DamageMark.leave(directory, damage);
    HardState kept = known(intact);
    List<LogDirectory.Numbered> old = directory.segments();
    long highest = old.isEmpty() ? 0 : old.getLast().number();
    chain.startAfter(Math.max(highest, snapshot.head().firstSegment() - 1), kept);
    long first = chain.nextSequence();
    write(intact.entries(), kept);
    SnapshotHead head = new SnapshotHead(
        Snapshots.newestSequence(directory) + 1, intact.snapshotIndex(), intact.snapshotTerm(), first, 0, kept);
    SnapshotFile.write(directory, head, intact.snapshot(), figures);
    setAside(old, head.sequence(), snapshot);
    Recovered recovered = new Recovered(
        kept, intact.snapshotIndex(), intact.snapshotTerm(), intact.snapshot(), intact.entries(),
        DamageMark.damage(directory, damage));
    return new Recovery.Result(recovered, head);
  }

  /** What was known to be committed beyond what is left is for the peers to say again. */
  private static HardState known(Recovered intact) {
    HardState found = intact.hardState();
    List<LogEntry> entries = intact.entries();
    long last = entries.isEmpty() ? intact.snapshotIndex() : entries.getLast().index();
    return new HardState(found.term(), found.vote(), Math.min(found.commit(), last));
  }

  private void write(List<LogEntry> entries, HardState hardState) throws IOException {
    int at = 0;
    do {
      int end = at;
      for (long bytes = 0; end < entries.size() && bytes < PIECE; end++) bytes += entries.get(end).payload().length();
      chain.append(entries.subList(at, end), hardState);
      at = end;
    } while (at < entries.size());
  }

  private void setAside(List<LogDirectory.Numbered> segments, long sequence, SnapshotFile intact) throws IOException {
    for (LogDirectory.Numbered segment : segments) directory.setAside(segment.file());
    for (LogDirectory.Numbered snapshot : directory.snapshots()) {
      if (snapshot.number() >= sequence) continue;
      if (snapshot.file().equals(intact.file())) directory.delete(snapshot.file());
      else directory.setAside(snapshot.file());
    }
    directory.sync();
  }
}
