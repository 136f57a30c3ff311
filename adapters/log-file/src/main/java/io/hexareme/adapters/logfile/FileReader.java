package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads a file from its beginning. What the disk cannot read is damage, and has an offset. */
final class FileReader implements AutoCloseable {
  /** The JDK keeps a direct buffer as large as the largest read into a heap buffer for each thread. */
  private static final int SLICE = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private long at;

  private FileReader(Path file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  static FileReader open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    return new FileReader(file, channel, channel.size());
  }

  static ByteBuffer whole(Path file) throws IOException {
    try (FileReader in = open(file)) {
      return in.next(Math.toIntExact(in.size));
    }
  }

  long at() {
    return at;
  }

  boolean atEnd() {
    return at == size;
  }

  void seek(long offset) {
    at = offset;
  }

  /** The next bytes, in an array of their own. */
  ByteBuffer next(int length) {
    if (length > size - at) throw damaged(size, "the file ends too early");
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.position() < length) {
      bytes.limit(Math.min(length, bytes.position() + SLICE));
      try {
        if (channel.read(bytes, at + bytes.position()) < 0) throw damaged(at + bytes.position(), "the file ends too early");
      } catch (IOException e) {
        throw damaged(at + bytes.position(), "it cannot be read: " + LogDirectory.describe(e));
      }
    }
    at += length;
    return bytes.flip();
  }

  LogCorruption damaged(long offset, String what) {
    return new LogCorruption(file.toString(), offset, what);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
