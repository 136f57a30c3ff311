package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory: names, and files that appear whole or not at all. */
final class LogDirectory {
  private static final String TEMPORARY = ".tmp";
  private static final String ASIDE = ".damaged-";
  private static final Pattern SEGMENT = Pattern.compile("wal-(\\d{1,18})\\.log");
  private static final Pattern SNAPSHOT = Pattern.compile("snapshot-(\\d{1,19})(?:-\\d{1,19})?\\.snap");
  private final Path path;
  private final Disk disk;

  private LogDirectory(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /** Makes the directory where it is missing, for the owner alone: the log has every Secret in it. */
  static LogDirectory open(Path path, Disk disk) {
    try {
      if (!Files.isDirectory(path)) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
          Files.createDirectory(path);
        }
        if (parent != null) disk.forceNames(parent);
      }
    } catch (IOException e) {
      throw new LogFailure("cannot create the log's directory " + path + ": " + describe(e), e);
    }
    if (!Files.isWritable(path)) throw new LogFailure("the log's directory " + path + " is not writable");
    return new LogDirectory(path, disk);
  }

  Path path() {
    return path;
  }

  Path segment(long sequence) {
    return path.resolve(String.format("wal-%016d.log", sequence));
  }

  /** The name a file has before it is whole; {@link #sweep} deletes what is left of such. */
  Path temporary(String name) {
    return path.resolve(name + TEMPORARY);
  }

  /** @param sequence a later one takes the place of all earlier ones, whatever their index */
  Path snapshot(long sequence, long index) {
    return path.resolve(String.format("snapshot-%016d-%019d.snap", sequence, index));
  }

  /** There while what was lost to damage has not been made good: says what it was. */
  Path damageMark() {
    return path.resolve("DAMAGED");
  }

  /** The names of the files that were set aside. */
  List<String> setAside() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ASIDE + "*")) {
      for (Path file : files) names.add(file.toString());
    }
    Collections.sort(names);
    return names;
  }

  List<Numbered> segments() throws IOException {
    return numbered("wal-*.log", SEGMENT);
  }

  /** By their sequence; the index is not told. */
  List<Numbered> snapshots() throws IOException {
    return numbered("snapshot-*.snap", SNAPSHOT);
  }

  /** A file and the number in its name. */
  record Numbered(long number, Path file) {}

  /** What fills a new file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Path file, FileChannel channel) throws IOException;
  }

  /** Writes and syncs under a temporary name, renames, syncs the directory. Where that fails nothing is left. */
  void create(Path file, Content content) throws IOException {
    Path temporary = temporary(file.getFileName().toString());
    write(temporary, content);
    rename(temporary, file);
    sync();
  }

  /** Writes a file and syncs it. Where that fails nothing is left: on a full disk every byte counts. */
  void write(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      content.writeTo(file, channel);
      force(file, channel);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Gives the new name. */
  Path rename(Path file, Path to) throws IOException {
    disk.rename(file, to);
    return to;
  }

  /** Makes the file's content durable. */
  void force(Path file, FileChannel channel) throws IOException {
    disk.force(file, channel);
  }

  /** Gives a damaged file a name under which nobody looks for it but people. */
  void setAside(Path file) throws IOException {
    for (int i = 1; ; i++) {
      Path aside = file.resolveSibling(file.getFileName() + ASIDE + i);
      if (Files.exists(aside)) continue;
      rename(file, aside);
      return;
    }
  }

  /** Deletes what a crash left half written. */
  void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(path, "*" + TEMPORARY)) {
      for (Path file : left) Files.delete(file);
    }
  }

  void delete(Path file) throws IOException {
    disk.delete(file);
  }

  /** Makes names durable. */
  void sync() throws IOException {
    disk.forceNames(path);
  }

  private List<Numbered> numbered(String glob, Pattern name) throws IOException {
    List<Numbered> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, glob)) {
      for (Path file : files) {
        Matcher matcher = name.matcher(file.getFileName().toString());
        if (matcher.matches()) found.add(new Numbered(Long.parseLong(matcher.group(1)), file));
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
