package io.hexareme.features.kubectl;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The kubectls of this machine. */
final class Kubectls {
  private Kubectls() {}

  /**
   * Those that the system property {@code hexareme.kubectl} or the environment variable {@code HEXAREME_KUBECTL} lists, as paths with
   * the system's path separator between them; else the first one on the PATH; else none.
   *
   * @throws IllegalStateException when a listed one is not there
   */
  static List<Path> all() {
    String listed = System.getProperty("hexareme.kubectl", System.getenv().getOrDefault("HEXAREME_KUBECTL", ""));
    if (listed.isBlank()) {
      return split(System.getenv().getOrDefault("PATH", "")).map(directory -> directory.resolve("kubectl"))
          .filter(Files::isExecutable).limit(1).toList();
    }
    List<Path> kubectls = split(listed).toList();
    kubectls.stream().filter(kubectl -> !Files.isExecutable(kubectl)).findFirst().ifPresent(missing -> {
      throw new IllegalStateException("HEXAREME_KUBECTL names " + missing + ", which cannot be run");
    });
    return kubectls;
  }

  private static java.util.stream.Stream<Path> split(String paths) {
    return Arrays.stream(paths.split(File.pathSeparator)).filter(path -> !path.isBlank()).map(Path::of);
  }
}
