package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The beginning of a snapshot's file. Because the file appears in one step, so does all that is said here: that is how a snapshot from
 * another member takes the place of everything.
 *
 * @param sequence the newest of several wins; as in its name
 * @param index the last entry in it; 0: there is none, only the rest of this head counts
 * @param firstSegment segments before this one are void
 * @param lastSegment this segment was there when the snapshot was begun, so it or a later one must still be
 * @param hardState what holds until a segment says otherwise; null: the segments have it
 */
record SnapshotHead(long sequence, long index, long term, long firstSegment, long lastSegment, HardState hardState) {
  /** Of this many bytes on, the rest of the head can be told: magic, then the head's whole length. */
  static final int BEGINNING = Long.BYTES + Integer.BYTES;

  private static final int NUMBERS = 5 * Long.BYTES;
  // A vote is a member's name.
  private static final int LONGEST = 64 * 1024;

  ByteBuffer encode() {
    int length = BEGINNING + NUMBERS + Batch.hardStateLength(hardState) + Integer.BYTES;
    ByteBuffer out = ByteBuffer.allocate(length).putLong(Magic.SNAPSHOT.value()).putInt(length);
    out.putLong(sequence).putLong(index).putLong(term).putLong(firstSegment).putLong(lastSegment);
    Batch.encodeHardState(out, hardState);
    return out.putInt(Checksum.of(0, length, out.duplicate().flip())).flip();
  }

  /** How long the head is, told by its beginning. */
  static int length(ByteBuffer beginning, Path file) {
    Magic.SNAPSHOT.check(beginning.getLong(0), file);
    int length = beginning.getInt(Long.BYTES);
    if (length < BEGINNING + NUMBERS + 1 + Integer.BYTES || length > LONGEST) throw damaged(file);
    return length;
  }

  /** @param in the whole head */
  static SnapshotHead decode(ByteBuffer in, Path file, long sequence) {
    int length = in.limit();
    if (in.getInt(length - 4) != Checksum.of(0, length, in.slice(0, length - 4))) throw damaged(file);
    in.position(BEGINNING);
    SnapshotHead head = new SnapshotHead(
        in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), Batch.decodeHardState(in));
    if (head.sequence != sequence) throw new LogCorruption(file.toString(), 0, "a snapshot under another name");
    return head;
  }

  private static LogCorruption damaged(Path file) {
    return new LogCorruption(file.toString(), 0, "the head of the snapshot does not match its checksum");
  }
}
