package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;

/**
 * What comes after the last valid record of the last segment. Three cases, told apart so:
 *
 * <p>A batch is begun only when the one before it is on stable storage. So when a crash tears a record, there is none after it:
 * whatever invalid bytes are there are that one batch, which nobody was told is durable, and are cut (set to zero again).
 *
 * <p>A valid record of a later batch anywhere behind the invalid bytes proves the opposite: they were durable once and were
 * damaged since. That is corruption, and the member must not start. Records begin at multiples of 8 and carry the segment's
 * salt in their checksum, so neither old bytes nor a payload that looks like a record can pass for one.
 *
 * <p>Not told apart: damage to the very last record, which looks like a torn one. A clean {@code close} therefore adds an empty
 * batch, so that after it the last batch with content is not the last record.
 */
final class Tail {
  private Tail() {}

  /** Whether there is nothing but zeros from {@code offset} on. */
  static boolean isClean(ByteBuffer segment, int offset) {
    for (int i = offset; i < segment.limit(); i++) {
      if (segment.get(i) != 0) return false;
    }
    return true;
  }

  /** The offset of a valid record of batch {@code number} or a later one, from {@code offset} on; -1 when there is none. */
  static int laterRecord(ByteBuffer segment, int offset, int salt, long number) {
    for (int at = offset; at + Record.HEAD + Long.BYTES <= segment.limit(); at += Record.ALIGNMENT) {
      if (segment.getInt(at) <= 0 || segment.getLong(at + Record.HEAD) < number) continue;
      if (Record.at(segment, at, salt) != null) return at;
    }
    return -1;
  }
}
