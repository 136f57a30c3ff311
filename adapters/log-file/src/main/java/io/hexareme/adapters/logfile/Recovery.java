package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Reads the newest snapshot and the segments, cuts a torn tail, and leaves the chain ready for the next batch. */
final class Recovery {
  private final LogDirectory directory;
  private final SegmentChain chain;
  private EntryLine entries;
  private long nextBatch;
  private Path file;
  private ByteBuffer bytes;
  private int end;

  private Recovery(LogDirectory directory, SegmentChain chain) {
    this.directory = directory;
    this.chain = chain;
  }

  static Recovered run(LogDirectory directory, SegmentChain chain) throws IOException {
    return new Recovery(directory, chain).run();
  }

  private Recovered run() throws IOException {
    directory.sweep();
    SnapshotFile snapshot = newestSnapshot();
    entries = new EntryLine(snapshot.index());
    List<LogDirectory.Numbered> segments = directory.segments();
    for (int i = 0; i < segments.size(); i++) {
      LogDirectory.Numbered segment = segments.get(i);
      if (i > 0 && segment.number() != segments.get(i - 1).number() + 1) {
        throw new LogCorruption(segment.file().toString(), 0, "the segment before it is missing");
      }
      SegmentHeader header = open(segment);
      records(header);
      if (i < segments.size() - 1) chain.foundFull(file);
      else chain.foundActive(active(header));
    }
    return new Recovered(
        chain.hardState(), snapshot.index(), snapshot.term(), snapshot.chunks(), entries.entries());
  }

  private SnapshotFile newestSnapshot() throws IOException {
    List<LogDirectory.Numbered> snapshots = directory.snapshots();
    if (snapshots.isEmpty()) return new SnapshotFile(0, 0, List.<Bytes>of());
    SnapshotFile newest = SnapshotFile.read(snapshots.removeLast());
    for (LogDirectory.Numbered older : snapshots) directory.delete(older.file());
    return newest;
  }

  private SegmentHeader open(LogDirectory.Numbered segment) throws IOException {
    ByteBuffer read = read(segment.file());
    SegmentHeader header = SegmentHeader.decode(read, segment.file(), segment.number());
    // This segment was begun after all batches before it were durable, so what is missing was damaged in the one before.
    if (file != null && header.firstBatch() != nextBatch) throw damaged(file, end, nextBatch);
    file = segment.file();
    bytes = read;
    nextBatch = header.firstBatch();
    return header;
  }

  private void records(SegmentHeader header) {
    end = SegmentHeader.SIZE;
    for (Record record = next(header); record != null; record = next(header)) {
      for (LogEntry entry : record.batch().entries()) {
        if (!entries.add(entry)) {
          throw new LogCorruption(file.toString(), end, "entries are missing before entry " + entry.index());
        }
      }
      chain.found(record.batch());
      end = record.end();
      nextBatch++;
    }
  }

  private Record next(SegmentHeader header) {
    Record record = Record.at(bytes, end, header.salt());
    return record != null && record.batch().number() == nextBatch ? record : null;
  }

  /** The last segment, with what a crash left of a batch under way set to zero again: see {@link Tail}. */
  private Segment active(SegmentHeader header) throws IOException {
    boolean another = Record.at(bytes, end, header.salt()) != null; // whole, but not the one whose turn it is
    if (another || Tail.laterRecord(bytes, end, header.salt(), nextBatch) >= 0) {
      throw damaged(file, end, nextBatch);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    int capacity = Math.max(end, bytes.limit());
    if (!Tail.isClean(bytes, end) || capacity > bytes.limit()) {
      Segment.zero(channel, end, capacity);
      channel.force(true);
    }
    return new Segment(file, header, channel, capacity, end, end == SegmentHeader.SIZE);
  }

  private static LogCorruption damaged(Path file, int offset, long batch) {
    return new LogCorruption(file.toString(), offset, "batch " + batch + " is damaged, but what came after it is there");
  }

  private static ByteBuffer read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all is there
      }
      return bytes.flip();
    }
  }
}
