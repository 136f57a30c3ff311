package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;

/**
 * A batch in a segment: length of the body (4 bytes), CRC32C over the segment's salt, the length and the body (4), the body,
 * zeros up to the next multiple of 8. Numbers are big-endian. So aligned, length and CRC never straddle two disk sectors.
 *
 * @param batch what the body says
 * @param end the offset after it, aligned
 */
record Record(Batch batch, int end) {
  static final int HEAD = 8;
  static final int ALIGNMENT = 8;

  /** How much of a segment the batch takes. */
  static int size(Batch batch) {
    return aligned(HEAD + batch.encodedLength());
  }

  static ByteBuffer encode(Batch batch, int salt) {
    int length = batch.encodedLength();
    ByteBuffer out = ByteBuffer.allocate(aligned(HEAD + length));
    out.position(HEAD);
    batch.encode(out);
    int crc = Checksum.of(salt, length, out.duplicate().flip().position(HEAD));
    return out.putInt(0, length).putInt(4, crc).clear();
  }

  /** The valid record at {@code offset}, or null. */
  static Record at(ByteBuffer segment, int offset, int salt) {
    if (segment.limit() - offset < HEAD) return null;
    int length = segment.getInt(offset);
    if (length <= 0 || length > segment.limit() - offset - HEAD) return null;
    ByteBuffer body = segment.slice(offset + HEAD, length);
    if (Checksum.of(salt, length, body) != segment.getInt(offset + 4)) return null;
    return new Record(Batch.decode(body), aligned(offset + HEAD + length));
  }

  static int aligned(int offset) {
    return Math.ceilDiv(offset, ALIGNMENT) * ALIGNMENT;
  }
}
