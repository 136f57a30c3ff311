package io.hexareme.adapters.logfile;

import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot: its head; per chunk its length, its CRC32C (salted with its place in the row) and its bytes; in the end length -1 and
 * the number of chunks. It gets its name only when it is whole and synced, so anything odd is damage.
 */
record SnapshotFile(Path file, SnapshotHead head, List<Bytes> chunks) {
  private static final int CHUNK_HEAD = 8;
  private static final int END = -1;

  /** So much is synced at a time: a disk that is given all at once in the end would keep the log waiting behind it. */
  private static final long STRIDE = 8L << 20;

  static void write(LogDirectory directory, SnapshotHead head, Iterable<Bytes> state, DiskFigures figures)
      throws IOException {
    long start = System.nanoTime();
    directory.create(directory.snapshot(head.sequence(), head.index()), (file, channel) -> {
      long at = put(channel, head.encode(), 0);
      long synced = 0;
      int count = 0;
      for (Bytes chunk : state) {
        ByteBuffer bytes = ByteBuffer.wrap(chunk.array());
        at = put(channel, chunkHead(chunk.length(), Checksum.of(count++, chunk.length(), bytes)), at);
        at = put(channel, bytes, at);
        if (at - synced < STRIDE) continue;
        sync(directory, file, channel, figures);
        synced = at;
      }
      put(channel, chunkHead(END, count), at);
      sync(directory, file, channel, figures);
    });
    figures.snapshotSaved(System.nanoTime() - start);
  }

  private static void sync(LogDirectory directory, Path file, FileChannel channel, DiskFigures figures)
      throws IOException {
    long start = System.nanoTime();
    directory.force(file, channel);
    figures.snapshotSynced(System.nanoTime() - start);
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
    try (FileReader in = FileReader.open(name.file())) {
      int length = SnapshotHead.length(in.next(SnapshotHead.BEGINNING), name.file());
      in.seek(0);
      SnapshotHead head = SnapshotHead.decode(in.next(length), name.file(), name.number());
      return new SnapshotFile(name.file(), head, chunks(in));
    }
  }

  private static List<Bytes> chunks(FileReader in) {
    List<Bytes> chunks = new ArrayList<>();
    while (true) {
      long at = in.at();
      ByteBuffer head = in.next(CHUNK_HEAD);
      int length = head.getInt(0);
      if (length == END && head.getInt(4) == chunks.size() && in.atEnd()) return chunks;
      if (length < 0) throw in.damaged(at, "the end of the snapshot is damaged");
      ByteBuffer bytes = in.next(length);
      if (Checksum.of(chunks.size(), length, bytes) != head.getInt(4)) {
        throw in.damaged(at, "chunk " + chunks.size() + " of the snapshot does not match its checksum");
      }
      chunks.add(new Bytes(bytes.array()));
    }
  }
}
