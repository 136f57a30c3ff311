package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;

/**
 * The last bytes of a segment, in a disk block of their own: how far it is known to be durable. Written (and synced) when the log has
 * been idle for a moment and when it is closed, and without a sync when the next segment is in place. It makes damage to the last
 * batches tell from a torn tail. Overwritten in place: one that is not valid says nothing.
 *
 * @param durable the last batch that is durable
 * @param continued whether there is a next segment
 */
record Footer(long durable, boolean continued) {
  static final int SIZE = 24;
  private static final int BLOCK = 4096;
  private static final int LARGE = 16 * BLOCK;

  /** How much of a segment is kept for it; small segments are for tests and do with less. */
  static int room(int capacity) {
    return capacity >= LARGE ? BLOCK : SIZE;
  }

  static int offset(SegmentHeader segment) {
    return segment.capacity() - SIZE;
  }

  ByteBuffer encode(SegmentHeader segment) {
    ByteBuffer out = ByteBuffer.allocate(SIZE).putLong(durable).putLong(continued ? 1 : 0).putInt(0);
    return out.putInt(Checksum.of(segment.salt(), offset(segment), out.duplicate().flip())).flip();
  }

  /** The footer, or null when there is no valid one. */
  static Footer decode(ByteBuffer in, SegmentHeader segment) {
    int at = offset(segment);
    if (in.getInt(at + SIZE - 4) != Checksum.of(segment.salt(), at, in.slice(at, SIZE - 4))) return null;
    return new Footer(in.getLong(at), in.getLong(at + 8) == 1);
  }
}
