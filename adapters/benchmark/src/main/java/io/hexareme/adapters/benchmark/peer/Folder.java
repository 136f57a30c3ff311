package io.hexareme.adapters.benchmark.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories for data that nobody needs afterwards. */
public final class Folder {
  private Folder() {}

  /** The directory of that name, empty. */
  public static Path fresh(Path parent, String name) {
    Path directory = parent.toAbsolutePath().resolve(name);
    delete(directory);
    try {
      return Files.createDirectories(directory);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  public static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
