package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Damage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.util.List;

/** Reads the newest snapshot and the segments, cuts a torn tail, and leaves the chain ready for the next batch. */
final class Recovery {
  private final LogDirectory directory;
  private final SegmentChain chain;
  private final Findings findings;
  private final SnapshotFile snapshot;
  private final List<LogDirectory.Numbered> segments;
  private EntryLine entries;
  private HardState hardState = HardState.INITIAL;
  private SegmentReader segment;
  private long nextBatch;
  /** Whether any record was read since the first segment, or since the last gap. */
  private boolean anyRecord;

  private Recovery(LogDirectory directory, SegmentChain chain, Findings findings) throws IOException {
    this.directory = directory;
    this.chain = chain;
    this.findings = findings;
    this.snapshot = Snapshots.newest(directory, findings);
    this.segments = directory.segments();
    this.entries = new EntryLine(snapshot.head().index());
    if (snapshot.head().hardState() != null) hardState = snapshot.head().hardState();
  }

  /** What was found, and the head of the newest snapshot there is. */
  record Result(Recovered recovered, SnapshotHead snapshot) {}

  static Result run(LogDirectory directory, SegmentChain chain, DiskFigures figures, OnDamage onDamage)
      throws IOException {
    directory.sweep();
    directory.sync(); // before anything is deleted because of a file whose name might not be durable yet
    Findings findings = new Findings(onDamage);
    LogCorruption mark = DamageMark.read(directory);
    if (mark != null && onDamage == OnDamage.REFUSE) throw mark;
    Recovery recovery = new Recovery(directory, chain, findings);
    recovery.read();
    if (!findings.any()) return recovery.whole(mark == null ? null : DamageMark.damage(directory, mark));
    return new Salvage(directory, chain, figures).run(findings.first(), recovery.found(null), recovery.snapshot);
  }

  private void read() throws IOException {
    List<LogDirectory.Numbered> valid =
        segments.stream().filter(file -> file.number() >= snapshot.head().firstSegment()).toList();
    chain.startAfter(Math.max(0, snapshot.head().firstSegment() - 1), hardState);
    for (LogDirectory.Numbered next : valid) read(next);
    long last = segments.isEmpty() ? 0 : segments.getLast().number();
    if (last < snapshot.head().lastSegment()) {
      findings.report(new LogCorruption(
          directory.segment(snapshot.head().lastSegment()).toString(), 0, "the segment is missing"));
    }
    if (segment != null && !findings.any()) end();
    findings.report(committedBeyondEnd());
  }

  private void read(LogDirectory.Numbered file) throws IOException {
    SegmentReader next;
    try {
      next = SegmentReader.open(file);
    } catch (LogCorruption e) {
      findings.report(e);
      return;
    }
    if (!findings.any()) follow(next);
    if (!findings.any()) records(next);
    if (findings.any()) keep(next.laterHardState());
    segment = next;
  }

  /** Whether the segment goes on where the one before ended. */
  private void follow(SegmentReader next) {
    if (segment == null) {
      nextBatch = next.header.firstBatch();
    } else if (next.header.sequence() != segment.header.sequence() + 1) {
      // Nothing is lost if what is left is enough: the snapshot, and a first record with the hard state.
      entries = new EntryLine(snapshot.head().index());
      anyRecord = false;
      nextBatch = next.header.firstBatch();
    } else if (next.header.firstBatch() != nextBatch) {
      // This segment was begun after all batches before it were durable, so what is missing was damaged in the one before.
      findings.report(segment.damaged(nextBatch, "what came after it is there"));
      keep(segment.laterHardState());
    }
    if (segment != null && !findings.any()) chain.foundFull(segment.file);
  }

  private void records(SegmentReader from) {
    for (Batch batch = from.next(nextBatch); batch != null; batch = from.next(nextBatch)) {
      for (LogEntry entry : batch.entries()) {
        if (entries.add(entry)) continue;
        findings.report(from.damaged(from.last(), "entries are missing before entry " + entry.index()));
        return;
      }
      anyRecord = true;
      keep(batch.hardState());
      chain.found(batch);
      nextBatch++;
    }
  }

  private void keep(HardState found) {
    if (found != null) hardState = found;
  }

  private void end() {
    findings.report(segment.tailDamage(nextBatch));
    if (findings.any()) keep(segment.laterHardState());
    long first = Math.max(1, snapshot.head().firstSegment());
    if (!anyRecord && segment.header.sequence() != first) {
      findings.report(segment.damaged(0, "the segment before it is missing"));
    }
  }

  private LogCorruption committedBeyondEnd() {
    if (hardState.commit() <= entries.lastIndex()) return null;
    String what = "the log ends with entry " + entries.lastIndex() + ", but entry " + hardState.commit() + " was committed";
    if (segment == null) return new LogCorruption(snapshot.file().toString(), 0, what);
    return segment.damaged(segment.last(), what);
  }

  private Recovered found(Damage damage) {
    SnapshotHead head = snapshot.head();
    List<Bytes> chunks = snapshot.chunks();
    return new Recovered(hardState, head.index(), head.term(), chunks, entries.entries(), damage);
  }

  /** Nothing is damaged: lets go of what does not count and opens the last segment. */
  private Result whole(Damage earlier) throws IOException {
    Snapshots.deleteBefore(directory, snapshot.head().sequence());
    for (LogDirectory.Numbered file : segments) {
      if (file.number() < snapshot.head().firstSegment()) directory.delete(file.file());
    }
    directory.sync();
    if (segment != null) chain.foundActive(segment.forWriting(directory));
    return new Result(found(earlier), snapshot.head());
  }
}
