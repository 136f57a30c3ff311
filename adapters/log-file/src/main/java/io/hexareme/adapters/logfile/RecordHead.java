package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;

/**
 * The head of a record: CRC32C over the segment's salt, the record's offset and the rest of the head; the body's length; the
 * batch's number; the body's CRC32C; how many entries there are. It vouches for itself, so that it proves that its batch was begun
 * even where the body is damaged; and it is valid at its own place in its own segment only. Numbers are big-endian.
 */
record RecordHead(int length, long number, int bodyCrc, int entries) {
  static final int SIZE = 24;
  static final int ALIGNMENT = 8;

  void encode(ByteBuffer out, int at, SegmentHeader segment, int offset) {
    out.putInt(at + 4, length).putLong(at + 8, number).putInt(at + 16, bodyCrc).putInt(at + 20, entries);
    out.putInt(at, Checksum.of(segment.salt(), offset, out.duplicate().limit(at + SIZE).position(at + 4)));
  }

  /** The valid head at {@code offset}, or null. */
  static RecordHead at(ByteBuffer segment, int offset, SegmentHeader header) {
    if (segment.limit() - offset < SIZE) return null;
    int length = segment.getInt(offset + 4);
    long number = segment.getLong(offset + 8);
    // Most of what is not a head is sorted out here, before any checksum is made.
    if (length <= 0 || length > segment.limit() - offset - SIZE || !plausible(number, header)) return null;
    int crc = Checksum.of(header.salt(), offset, segment.slice(offset + 4, SIZE - 4));
    if (crc != segment.getInt(offset)) return null;
    return new RecordHead(length, number, segment.getInt(offset + 16), segment.getInt(offset + 20));
  }

  private static boolean plausible(long number, SegmentHeader header) {
    return number >= header.firstBatch() && number - header.firstBatch() <= header.capacity() / SIZE;
  }

  /** The batch, when the body is valid, else null. */
  Batch batch(ByteBuffer segment, int offset, SegmentHeader header) {
    ByteBuffer body = segment.slice(offset + SIZE, length);
    return Checksum.of(header.salt(), offset, body) == bodyCrc ? Batch.decode(number, entries, body) : null;
  }

  /** The offset after a record at {@code offset}. */
  int end(int offset) {
    return aligned(offset + SIZE + length);
  }

  static int aligned(int offset) {
    return Math.ceilDiv(offset, ALIGNMENT) * ALIGNMENT;
  }
}
