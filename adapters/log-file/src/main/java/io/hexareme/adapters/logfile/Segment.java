package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A segment open for writing. All its blocks are on disk before the first record, so that a sync need not touch metadata. */
final class Segment {
  private static final int SLICE = 256 * 1024;

  final Path file;
  final SegmentHeader header;
  private final FileChannel channel;
  private int end;
  private boolean empty;

  /** @param end where the next record goes */
  Segment(Path file, SegmentHeader header, FileChannel channel, int end) {
    this.file = file;
    this.header = header;
    this.channel = channel;
    this.end = end;
    this.empty = end == SegmentHeader.SIZE;
  }

  boolean isEmpty() {
    return empty;
  }

  boolean hasRoomFor(int record) {
    return record <= header.capacity() - Footer.room(header.capacity()) - end;
  }

  boolean isHalfFull() {
    return end > header.capacity() / 2;
  }

  void write(Batch batch, RecordWriter writer) throws IOException {
    writer.write(channel, header, end, batch);
    end += RecordWriter.size(batch);
    empty = false;
  }

  void write(Footer footer) throws IOException {
    write(channel, footer.encode(header), Footer.offset(header));
  }

  void sync(LogDirectory directory) throws IOException {
    directory.force(file, channel);
  }

  void close() throws IOException {
    channel.close();
  }

  static void zero(FileChannel channel, int from, int to) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(SLICE, to - from));
    for (int at = from; at < to; at += SLICE) write(channel, zeros.clear().limit(Math.min(SLICE, to - at)), at);
  }

  /** In slices: the JDK keeps a direct buffer as large as the largest write of a heap buffer for each thread. */
  static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long next = at;
    int limit = bytes.limit();
    while (bytes.position() < limit) {
      bytes.limit(Math.min(limit, bytes.position() + SLICE));
      next += channel.write(bytes, next);
    }
  }
}
