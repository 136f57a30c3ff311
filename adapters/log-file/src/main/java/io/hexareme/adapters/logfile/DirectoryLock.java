package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second process (or a second log in this one) out. The system lets go of it when the process dies. */
final class DirectoryLock {
  // A process loses its POSIX lock as soon as it closes any descriptor of the file: this process must not even open it again.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock acquire(LogDirectory directory) {
    try {
      Path real = directory.path().toRealPath();
      if (!HELD.add(real)) throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
      try {
        return new DirectoryLock(real, locked(directory));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new LogFailure("cannot lock " + directory.path() + ": " + LogDirectory.describe(e), e);
    }
  }

  private static FileChannel locked(LogDirectory directory) throws IOException {
    Path file = directory.path().resolve("lock");
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw inUse(directory, Files.readString(file).trim());
    }
    byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
    return channel;
  }

  private static LogFailure inUse(LogDirectory directory, String pid) {
    return new LogFailure(directory.path() + " is in use by process " + (pid.isEmpty() ? "(starting)" : pid));
  }

  /** The file stays: deleting it would let two processes lock two files of the same name. */
  void release() throws IOException {
    channel.close();
    HELD.remove(directory);
  }
}
