package io.hexareme.features.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files that tours take with them. */
final class Resources {
  private Resources() {}

  /** The file or directory {@code clients/<name>} of the test's resources, copied into {@code directory} under its last name. */
  static Path copy(String name, Path directory) {
    try {
      Path source = Path.of(Resources.class.getResource("/clients/" + name).toURI());
      Path target = directory.resolve(source.getFileName().toString());
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.toList()) {
          Path copy = target.resolve(source.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
      return target;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
