package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Backups in files. Blocks. */
public final class SnapshotFiles {
  static final String UNFINISHED = ".part";
  private static final int CHUNK = 1 << 20;

  private SnapshotFiles() {}

  /**
   * Writes a whole file, or none: under another name first, synced, then renamed.
   *
   * @throws IOException when it cannot; nothing is left over
   */
  public static void write(Path file, Iterable<Bytes> chunks) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        for (Bytes chunk : chunks) {
          ByteBuffer buffer = ByteBuffer.wrap(chunk.array());
          while (buffer.hasRemaining()) {
            out.write(buffer);
          }
        }
        out.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true); // or the new name itself may be lost
    }
  }

  /** A file's bytes, read as they are asked for; failures come as {@link UncheckedIOException}. The file is closed at its end. */
  public static Iterable<Bytes> read(Path file) {
    return () -> {
      try {
        return new Chunks(Files.newInputStream(file));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the backup " + file + " cannot be read", unreadable);
      }
    };
  }

  /** Looks one chunk ahead, to know where the end is. */
  private static final class Chunks implements Iterator<Bytes> {
    private final InputStream in;
    private byte[] ahead;

    Chunks(InputStream in) {
      this.in = in;
      this.ahead = chunk();
    }

    @Override
    public boolean hasNext() {
      return ahead.length > 0;
    }

    @Override
    public Bytes next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      byte[] chunk = ahead;
      ahead = chunk();
      return new Bytes(chunk);
    }

    private byte[] chunk() {
      try {
        byte[] chunk = in.readNBytes(CHUNK);
        if (chunk.length == 0) {
          in.close();
        }
        return chunk;
      } catch (IOException unreadable) {
        throw new UncheckedIOException("the backup cannot be read to its end", unreadable);
      }
    }
  }
}
