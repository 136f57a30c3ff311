package io.hexareme.adapters.pkibouncycastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Keeps texts as files that only their owner may read (mode 0600 in a directory of mode 0700, where there are modes). */
final class DirectoryShelf implements Shelf {
  private final Path directory;

  DirectoryShelf(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory, mode(directory, "rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  @Override
  public Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(directory.resolve(name), StandardCharsets.US_ASCII));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " in " + directory, e);
    }
  }

  @Override
  public void write(String name, String text) {
    Path fresh = directory.resolve(name + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel file = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          mode(directory, "rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name + " in " + directory, e);
    }
  }

  private static FileAttribute<?>[] mode(Path where, String mode) {
    if (!where.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
