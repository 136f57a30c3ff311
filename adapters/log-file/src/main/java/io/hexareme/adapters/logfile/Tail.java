package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;

/**
 * What comes after the last valid record of the last segment: a torn tail, which is cut, or damage, which is refused.
 *
 * <p>A batch is begun only when the one before it is on stable storage. So when a crash tears a record there is none after it: whatever
 * invalid bytes are there belong to that one batch, which nobody was told is durable. Two things prove the opposite, that the
 * batch was durable and was damaged since:
 *
 * <ul>
 *   <li>the valid head of any later batch behind it. Heads are valid at their own offset in their own segment only, so neither what
 *       a recycled file had before, nor a record that was written to a wrong place, nor a payload that looks like a record passes
 *       for one. A write that was lost or misdirected in the middle of the log is found by this;
 *   <li>the segment's {@link Footer}, written when the log had nothing to do for a moment and on {@code close}.
 * </ul>
 *
 * <p>Not told apart from a torn tail, and so cut without a word: damage to the very last batch of a log that was busy when it was
 * killed, before anything came after it; and damage that takes, with the last batches, all that came after them and the
 * footer's block, as a disk does that acknowledges a sync and keeps nothing. Of such a lie no single log can know; but a hard
 * state that knows of a committed entry beyond the log's end gives some of them away.
 */
final class Tail {
  private Tail() {}

  /**
   * The offset of the valid head of a later record than {@code number}, from {@code offset} on (where number's own belongs); -1 when
   * there is none.
   */
  static int laterRecord(ByteBuffer segment, int offset, SegmentHeader header, long number) {
    for (int at = offset; at + RecordHead.SIZE <= segment.limit(); at += RecordHead.ALIGNMENT) {
      RecordHead head = RecordHead.at(segment, at, header);
      if (head != null && (at > offset || head.number() != number)) return at;
    }
    return -1;
  }
}
