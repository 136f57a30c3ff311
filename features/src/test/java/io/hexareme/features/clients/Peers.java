package io.hexareme.features.clients;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where programs that others wrote are: in the environment variable that names them, else on the PATH. */
final class Peers {
  private Peers() {}

  /** {@code HEXAREME_HELM}: helms, with the system's path separator between them. */
  static List<Path> helms() {
    String listed = environment("HEXAREME_HELM");
    List<Path> helms = listed.isBlank() ? onPath("helm").stream().toList() : Arrays.stream(listed.split(File.pathSeparator)).map(Path::of).toList();
    require(!helms.isEmpty(), "there is no helm on the PATH and HEXAREME_HELM names none");
    return helms;
  }

  /** {@code HEXAREME_PYTHON}: an interpreter that has the package {@code kubernetes}. */
  static Path python() {
    Optional<Path> python = named("HEXAREME_PYTHON").or(() -> onPath("python3"));
    boolean there = python.isPresent() && new Tour(python.get()).run("-c", "import kubernetes").code() == 0;
    require(there, "there is no python3 on the PATH with the package kubernetes, and HEXAREME_PYTHON names none");
    return python.orElseThrow();
  }

  /** {@code HEXAREME_NODE_CLIENT}: a directory whose {@code node_modules} hold {@code node} (22.15 or newer) and {@code @kubernetes/client-node}. */
  static Path nodeModules() {
    Optional<Path> modules = named("HEXAREME_NODE_CLIENT").map(directory -> directory.resolve("node_modules"));
    require(modules.isPresent() && Files.isExecutable(modules.get().resolve(".bin/node")),
        "HEXAREME_NODE_CLIENT names no directory with the packages node and @kubernetes/client-node");
    return modules.orElseThrow();
  }

  private static void require(boolean there, String otherwise) {
    if (environment("HEXAREME_REQUIRE_PEERS").equals("true") && !there) {
      throw new AssertionError(otherwise);
    }
    Assumptions.assumeTrue(there, "skipped: " + otherwise);
  }

  private static Optional<Path> named(String variable) {
    return Optional.of(environment(variable)).filter(name -> !name.isBlank()).map(Path::of);
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(environment("PATH").split(File.pathSeparator)).filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).resolve(program)).filter(Files::isExecutable).findFirst();
  }

  private static String environment(String variable) {
    return System.getenv().getOrDefault(variable, "");
  }
}
