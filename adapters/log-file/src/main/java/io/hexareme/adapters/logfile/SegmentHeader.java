package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The first bytes of a segment. Written whole, synced and only then renamed into place, so never torn.
 *
 * @param sequence the segment's number, as in its name
 * @param firstBatch the number of the batch that its first record has
 * @param salt random; goes into each record's checksum
 */
record SegmentHeader(long sequence, long firstBatch, int salt) {
  static final int SIZE = 32;
  private static final long MAGIC = 0x4858_4d4c_4f47_0001L; // "HXMLOG", format 1

  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(SIZE).putLong(MAGIC).putLong(sequence).putLong(firstBatch).putInt(salt);
    return out.putInt(Checksum.of(0, SIZE - 4, out.duplicate().flip())).flip();
  }

  /** @throws LogCorruption when it is not the header of that segment */
  static SegmentHeader decode(ByteBuffer in, Path file, long sequence) {
    if (in.limit() < SIZE || in.getLong(0) != MAGIC) throw corruption(file, "not a log segment of this format");
    if (in.getInt(SIZE - 4) != Checksum.of(0, SIZE - 4, in.slice(0, SIZE - 4))) {
      throw corruption(file, "the segment's header does not match its checksum");
    }
    SegmentHeader header = new SegmentHeader(in.getLong(8), in.getLong(16), in.getInt(24));
    if (header.sequence != sequence) throw corruption(file, "this is segment " + header.sequence + " under another name");
    return header;
  }

  private static LogCorruption corruption(Path file, String what) {
    return new LogCorruption(file.toString(), 0, what);
  }
}
