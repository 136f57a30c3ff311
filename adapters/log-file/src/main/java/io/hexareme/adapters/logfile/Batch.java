package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one sync makes durable. Batches are numbered from 1 without gaps; {@code hardState} null: unchanged. */
record Batch(long number, HardState hardState, List<LogEntry> entries) {
  private static final int ENTRY_HEAD = Long.BYTES + Long.BYTES + Integer.BYTES;

  int encodedLength() {
    int length = Long.BYTES + 1 + Integer.BYTES;
    if (hardState != null) length += 2 * Long.BYTES + Integer.BYTES + vote().length;
    for (LogEntry entry : entries) length = Math.addExact(length, ENTRY_HEAD + entry.payload().length());
    return length;
  }

  void encode(ByteBuffer out) {
    out.putLong(number);
    out.put((byte) (hardState == null ? 0 : 1));
    if (hardState != null) {
      out.putLong(hardState.term()).putLong(hardState.commit()).putInt(vote().length).put(vote());
    }
    out.putInt(entries.size());
    for (LogEntry entry : entries) {
      out.putLong(entry.index()).putLong(entry.term()).putInt(entry.payload().length()).put(entry.payload().array());
    }
  }

  static Batch decode(ByteBuffer in) {
    long number = in.getLong();
    HardState hardState = in.get() == 0 ? null : hardState(in);
    int count = in.getInt();
    List<LogEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) entries.add(new LogEntry(in.getLong(), in.getLong(), new Bytes(bytes(in))));
    return new Batch(number, hardState, entries);
  }

  private static HardState hardState(ByteBuffer in) {
    long term = in.getLong();
    long commit = in.getLong();
    return new HardState(term, new String(bytes(in), StandardCharsets.UTF_8), commit);
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private byte[] vote() {
    return hardState.vote().getBytes(StandardCharsets.UTF_8);
  }
}
