package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The first bytes of a segment. Written whole, synced and only then renamed into place, so never torn.
 *
 * @param sequence the segment's number, as in its name
 * @param firstBatch the number of the batch that its first record has
 * @param salt random; goes into each record's checksum, so that what a recycled file had before is not valid any more
 * @param capacity the file's size: it never changes, so a shorter file is a damaged one
 */
record SegmentHeader(long sequence, long firstBatch, int salt, int capacity) {
  static final int SIZE = 40;
  private static final int CRC = SIZE - 4;

  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(SIZE).putLong(Magic.SEGMENT.value()).putLong(sequence).putLong(firstBatch);
    out.putInt(salt).putInt(capacity).putInt(0);
    return out.putInt(Checksum.of(0, CRC, out.duplicate().flip())).flip();
  }

  /** @throws LogCorruption when it is not the header of that segment, or the file is not as long as it was made */
  static SegmentHeader decode(ByteBuffer in, Path file, long sequence) {
    if (in.limit() < SIZE) throw corruption(file, in.limit(), "the segment ends within its header");
    Magic.SEGMENT.check(in.getLong(0), file);
    if (in.getInt(CRC) != Checksum.of(0, CRC, in.slice(0, CRC))) {
      throw corruption(file, 0, "the segment's header does not match its checksum");
    }
    SegmentHeader header = new SegmentHeader(in.getLong(8), in.getLong(16), in.getInt(24), in.getInt(28));
    if (header.sequence != sequence) throw corruption(file, 0, "this is segment " + header.sequence + " under another name");
    if (in.limit() < header.capacity) {
      throw corruption(file, in.limit(), "the segment was cut short: it had " + header.capacity + " bytes");
    }
    return header;
  }

  private static LogCorruption corruption(Path file, int offset, String what) {
    return new LogCorruption(file.toString(), offset, what);
  }
}
