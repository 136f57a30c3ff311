package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a segment, record by record, and judges what comes after the last valid one ({@link Tail}). */
final class SegmentReader {
  final Path file;
  final SegmentHeader header;
  private final ByteBuffer bytes;
  private int last = -1;
  private int end = SegmentHeader.SIZE;

  private SegmentReader(Path file, ByteBuffer bytes, SegmentHeader header) {
    this.file = file;
    this.bytes = bytes;
    this.header = header;
  }

  /** @throws LogCorruption when it has no valid header */
  static SegmentReader open(LogDirectory.Numbered segment) throws IOException {
    ByteBuffer bytes = FileReader.whole(segment.file());
    return new SegmentReader(segment.file(), bytes, SegmentHeader.decode(bytes, segment.file(), segment.number()));
  }

  boolean isEmpty() {
    return last < 0;
  }

  /** Where the record begins that {@link #next} gave last. */
  int last() {
    return Math.max(last, 0);
  }

  /** The next record's batch, which must have that number; null when there is no such valid record. */
  Batch next(long number) {
    RecordHead head = RecordHead.at(bytes, end, header);
    Batch batch = head == null || head.number() != number ? null : head.batch(bytes, end, header);
    if (batch != null) {
      last = end;
      end = head.end(end);
    }
    return batch;
  }

  /** The first damage after the last valid record of the last segment; null when it is the log's end. */
  LogCorruption tailDamage(long nextBatch) {
    if (Tail.laterRecord(bytes, end, header, nextBatch) >= 0) return damaged(nextBatch, "what came after it is there");
    Footer footer = Footer.decode(bytes, header);
    if (footer == null) return null;
    if (footer.durable() >= nextBatch) return damaged(nextBatch, "it was durable");
    return footer.continued() ? damaged(end, "this is the last segment, but there was one after it") : null;
  }

  LogCorruption damaged(long batch, String why) {
    return damaged(end, "batch " + batch + " is damaged, but " + why);
  }

  LogCorruption damaged(int offset, String what) {
    return new LogCorruption(file.toString(), offset, what);
  }

  /** The newest hard state in any record after those that were read, valid in itself whatever lies between; null without one. */
  HardState laterHardState() {
    HardState newest = null;
    for (int at = end; at < bytes.limit(); at += RecordHead.ALIGNMENT) {
      RecordHead head = RecordHead.at(bytes, at, header);
      Batch batch = head == null ? null : head.batch(bytes, at, header);
      if (batch != null && batch.hardState() != null) newest = batch.hardState();
    }
    return newest;
  }

  /**
   * Opens the segment for more, a torn record's head wiped out. The last record is written again and synced: it may have been read from
   * memory that never reached the disk (its sync failed, or was never asked for), and from here on it counts as durable.
   */
  Segment forWriting(LogDirectory directory) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (last >= 0) Segment.write(channel, bytes.slice(last, end - last), last);
      int wiped = Math.min(end + RecordHead.SIZE, Footer.offset(header));
      if (wiped > end) Segment.zero(channel, end, wiped);
      directory.force(file, channel);
      return new Segment(file, header, channel, end);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
