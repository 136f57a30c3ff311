package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The directory: names, and files that appear whole or not at all. */
final class LogDirectory {
  private static final String TEMPORARY = ".tmp";
  private final Path path;

  private LogDirectory(Path path) {
    this.path = path;
  }

  /** Makes the directory where it is missing, for the owner alone: the log has every Secret in it. */
  static LogDirectory open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectory(path);
        }
      }
    } catch (IOException e) {
      throw new LogFailure("cannot create the log's directory " + path + ": " + describe(e), e);
    }
    if (!Files.isWritable(path)) throw new LogFailure("the log's directory " + path + " is not writable");
    return new LogDirectory(path);
  }

  Path path() {
    return path;
  }

  Path segment(long sequence) {
    return path.resolve(String.format("wal-%016d.log", sequence));
  }

  Path snapshot(long index) {
    return path.resolve(String.format("snapshot-%019d.snap", index));
  }

  List<Numbered> segments() throws IOException {
    return numbered("wal-", ".log");
  }

  List<Numbered> snapshots() throws IOException {
    return numbered("snapshot-", ".snap");
  }

  /** A file and the number in its name. */
  record Numbered(long number, Path file) {}

  /** What fills a new file. */
  @FunctionalInterface
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Writes and syncs under a temporary name, renames, syncs the directory. The channel stays open for writing. */
  FileChannel create(Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    FileChannel channel = FileChannel.open(
        temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    try {
      content.writeTo(channel);
      channel.force(true);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      sync();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Deletes what a crash left half written. */
  void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(path, "*" + TEMPORARY)) {
      for (Path file : left) Files.delete(file);
    }
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  private void sync() throws IOException {
    try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private List<Numbered> numbered(String prefix, String suffix) throws IOException {
    List<Numbered> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, prefix + "*" + suffix)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String number = name.substring(prefix.length(), name.length() - suffix.length());
        if (number.matches("\\d{1,19}")) found.add(new Numbered(Long.parseLong(number), file));
      }
    }
    found.sort((one, other) -> Long.compare(one.number, other.number));
    return found;
  }

  /** Exceptions of the file system often say no more than the file's name; their class says what is wrong. */
  static String describe(IOException e) {
    return e instanceof FileSystemException ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
  }
}
