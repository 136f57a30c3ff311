package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps by which content and names become durable. A seam, so that tests can let one fail or pull the plug before it. */
interface Disk {
  Disk REAL = new Disk() {};

  /** Brings the file's content to stable storage. */
  default void force(Path file, FileChannel channel) throws IOException {
    channel.force(false);
  }

  default void rename(Path file, Path to) throws IOException {
    Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
  }

  default void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Brings the names in the directory to stable storage. */
  default void forceNames(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
