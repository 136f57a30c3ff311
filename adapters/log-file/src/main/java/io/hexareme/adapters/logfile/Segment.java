package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A segment open for writing. Its zeros are on disk before the first record, so that a sync need not touch metadata. */
final class Segment {
  private static final int SLICE = 256 * 1024;

  final Path file;
  final SegmentHeader header;
  private final FileChannel channel;
  private final int capacity;
  private int end;
  private boolean empty;

  Segment(Path file, SegmentHeader header, FileChannel channel, int capacity, int end, boolean empty) {
    this.file = file;
    this.header = header;
    this.channel = channel;
    this.capacity = capacity;
    this.end = end;
    this.empty = empty;
  }

  /** Creates the file whole under another name, then renames it: a segment with a name has a header. */
  static Segment create(LogDirectory directory, SegmentHeader header, int capacity) throws IOException {
    Path file = directory.segment(header.sequence());
    FileChannel channel = directory.create(file, out -> {
      write(out, header.encode(), 0);
      zero(out, SegmentHeader.SIZE, capacity);
    });
    return new Segment(file, header, channel, capacity, SegmentHeader.SIZE, true);
  }

  boolean isEmpty() {
    return empty;
  }

  boolean hasRoomFor(Batch batch) {
    return Record.size(batch) <= capacity - end;
  }

  int capacity() {
    return capacity;
  }

  void write(Batch batch) throws IOException {
    ByteBuffer record = Record.encode(batch, header.salt());
    int size = record.remaining();
    write(channel, record, end);
    end += size;
    empty = false;
  }

  void sync(Sync sync) throws IOException {
    sync.force(channel);
  }

  void close() throws IOException {
    channel.close();
  }

  static void zero(FileChannel channel, int from, int to) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(SLICE);
    for (int at = from; at < to; at += SLICE) write(channel, zeros.clear().limit(Math.min(SLICE, to - at)), at);
  }

  /** In slices: the JDK keeps a direct buffer as large as the largest write for each thread. */
  static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long next = at;
    int limit = bytes.limit();
    while (bytes.position() < limit) {
      bytes.limit(Math.min(limit, bytes.position() + SLICE));
      next += channel.write(bytes, next);
    }
  }
}
