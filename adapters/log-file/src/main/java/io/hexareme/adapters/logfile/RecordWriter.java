package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Writes records through one buffer outside the heap: what fits (nearly every batch) goes out in one system call and no copy is
 * made on the way. Of a larger one the head goes last. Used by one thread.
 */
final class RecordWriter {
  private static final int BUFFER = 1 << 20;
  private ByteBuffer buffer;
  private FileChannel channel;
  private CRC32C crc;
  private long next;
  private boolean headWritten;

  /** How much of a segment the batch takes. */
  static int size(Batch batch) {
    return RecordHead.aligned(RecordHead.SIZE + batch.encodedLength());
  }

  /** Writes the batch at {@code offset}. */
  void write(FileChannel file, SegmentHeader segment, int offset, Batch batch) throws IOException {
    if (buffer == null) buffer = ByteBuffer.allocateDirect(BUFFER); // not for a log that is only read
    channel = file;
    crc = Checksum.begin(segment.salt(), offset);
    next = offset;
    headWritten = false;
    buffer.clear().position(RecordHead.SIZE);
    Batch.encodeHardState(buffer, batch.hardState());
    for (LogEntry entry : batch.entries()) {
      room(Batch.ENTRY_HEAD);
      Batch.encodeEntryHead(buffer, entry);
      payload(entry.payload().array());
    }
    finish(segment, offset, batch);
  }

  private void payload(byte[] payload) throws IOException {
    for (int at = 0; at < payload.length; ) {
      room(1);
      int piece = Math.min(buffer.remaining(), payload.length - at);
      buffer.put(payload, at, piece);
      at += piece;
    }
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) return;
    spill();
  }

  /** Writes what the buffer has of the body; the head's place is left as it is. */
  private void spill() throws IOException {
    int start = headWritten ? 0 : RecordHead.SIZE;
    if (!headWritten) next += RecordHead.SIZE;
    headWritten = true;
    buffer.flip().position(start);
    crc.update(buffer.duplicate());
    put();
    buffer.clear();
  }

  private void finish(SegmentHeader segment, int offset, Batch batch) throws IOException {
    int length = batch.encodedLength();
    if (headWritten) {
      spill();
      put(head(segment, offset, batch, length), offset);
      return;
    }
    crc.update(buffer.duplicate().flip().position(RecordHead.SIZE));
    buffer.flip();
    head(batch, length).encode(buffer, 0, segment, offset);
    put();
  }

  private ByteBuffer head(SegmentHeader segment, int offset, Batch batch, int length) {
    ByteBuffer head = ByteBuffer.allocate(RecordHead.SIZE);
    head(batch, length).encode(head, 0, segment, offset);
    return head;
  }

  private RecordHead head(Batch batch, int length) {
    return new RecordHead(length, batch.number(), (int) crc.getValue(), batch.entries().size());
  }

  private void put() throws IOException {
    while (buffer.hasRemaining()) next += channel.write(buffer, next);
  }

  private void put(ByteBuffer bytes, long at) throws IOException {
    for (long to = at; bytes.hasRemaining(); ) to += channel.write(bytes, to);
  }
}
