package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot: magic, index and term; per chunk its length, its CRC32C (salted with its place in the row) and its bytes; in the
 * end length -1 and the number of chunks. It gets its name only when it is whole and synced, so anything odd is damage.
 */
record SnapshotFile(long index, long term, List<Bytes> chunks) {
  private static final long MAGIC = 0x4858_4d53_4e50_0001L; // "HXMSNP", format 1
  private static final int HEAD = 28;
  private static final int CHUNK_HEAD = 8;
  private static final int END = -1;

  static void write(LogDirectory directory, long index, long term, Iterable<Bytes> state) throws IOException {
    directory.create(directory.snapshot(index), channel -> {
      ByteBuffer head = ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(index).putLong(term);
      long at = put(channel, head.putInt(Checksum.of(0, HEAD, head.duplicate().flip())).flip(), 0);
      int count = 0;
      for (Bytes chunk : state) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk.array());
        at = put(channel, chunkHead(chunk.length(), Checksum.of(count++, chunk.length(), bytes)), at);
        at = put(channel, bytes, at);
      }
      put(channel, chunkHead(END, count), at);
    }).close();
  }

  private static ByteBuffer chunkHead(int length, int crc) {
    return ByteBuffer.allocate(CHUNK_HEAD).putInt(length).putInt(crc).flip();
  }

  private static long put(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    int size = bytes.remaining();
    Segment.write(channel, bytes, at);
    return at + size;
  }

  static SnapshotFile read(LogDirectory.Numbered name) throws IOException {
    Path file = name.file();
    try (FileChannel channel = FileChannel.open(file)) {
      long size = Files.size(file);
      ByteBuffer head = get(channel, file, 0, HEAD, size);
      if (head.getLong(0) != MAGIC || head.getInt(HEAD - 4) != Checksum.of(0, HEAD, head.slice(0, HEAD - 4))) {
        throw new LogCorruption(file.toString(), 0, "not the header of a snapshot of this format");
      }
      if (head.getLong(8) != name.number()) throw new LogCorruption(file.toString(), 0, "a snapshot under another name");
      return new SnapshotFile(head.getLong(8), head.getLong(16), chunks(channel, file, size));
    }
  }

  private static List<Bytes> chunks(FileChannel channel, Path file, long size) throws IOException {
    List<Bytes> chunks = new ArrayList<>();
    long at = HEAD;
    while (true) {
      ByteBuffer head = get(channel, file, at, CHUNK_HEAD, size);
      int length = head.getInt(0);
      if (length == END && head.getInt(4) == chunks.size()) return chunks;
      if (length < 0) throw new LogCorruption(file.toString(), at, "the end of the snapshot is damaged");
      ByteBuffer bytes = get(channel, file, at + CHUNK_HEAD, length, size);
      if (Checksum.of(chunks.size(), length, bytes) != head.getInt(4)) {
        throw new LogCorruption(file.toString(), at, "chunk " + chunks.size() + " does not match its checksum");
      }
      chunks.add(new Bytes(bytes.array()));
      at += CHUNK_HEAD + length;
    }
  }

  private static ByteBuffer get(FileChannel channel, Path file, long at, int length, long size) throws IOException {
    if (length > size - at) throw new LogCorruption(file.toString(), at, "the snapshot ends too early");
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new LogCorruption(file.toString(), at, "the snapshot ends too early");
      }
    }
    return bytes.flip();
  }
}
