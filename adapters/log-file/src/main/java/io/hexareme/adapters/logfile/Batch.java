package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one sync makes durable, and one record holds. Batches are numbered from 1 without gaps; {@code hardState} null: unchanged.
 * The body: 1 and the hard state, or 0; then index, term, kind, length and payload of each entry.
 */
record Batch(long number, HardState hardState, List<LogEntry> entries) {
  static final int ENTRY_HEAD = Long.BYTES + Long.BYTES + 1 + Integer.BYTES;
  // By these numbers kinds are kept, not by their place in the source.
  private static final List<LogEntry.Kind> KINDS =
      List.of(LogEntry.Kind.COMMAND, LogEntry.Kind.MEMBERSHIP, LogEntry.Kind.EMPTY);

  int encodedLength() {
    int length = hardStateLength(hardState);
    for (LogEntry entry : entries) length = Math.addExact(length, ENTRY_HEAD + entry.payload().length());
    return length;
  }

  static int hardStateLength(HardState hardState) {
    return hardState == null ? 1 : 1 + 2 * Long.BYTES + Integer.BYTES + vote(hardState).length;
  }

  static void encodeHardState(ByteBuffer out, HardState hardState) {
    out.put((byte) (hardState == null ? 0 : 1));
    if (hardState == null) return;
    byte[] vote = vote(hardState);
    out.putLong(hardState.term()).putLong(hardState.commit()).putInt(vote.length).put(vote);
  }

  static void encodeEntryHead(ByteBuffer out, LogEntry entry) {
    out.putLong(entry.index()).putLong(entry.term()).put((byte) KINDS.indexOf(entry.kind()));
    out.putInt(entry.payload().length());
  }

  static Batch decode(long number, int count, ByteBuffer in) {
    HardState hardState = decodeHardState(in);
    List<LogEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new LogEntry(in.getLong(), in.getLong(), KINDS.get(in.get()), new Bytes(bytes(in))));
    }
    return new Batch(number, hardState, entries);
  }

  /** Null when none was written. */
  static HardState decodeHardState(ByteBuffer in) {
    if (in.get() == 0) return null;
    long term = in.getLong();
    long commit = in.getLong();
    return new HardState(term, new String(bytes(in), StandardCharsets.UTF_8), commit);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static byte[] vote(HardState hardState) {
    return hardState.vote().getBytes(StandardCharsets.UTF_8);
  }
}
