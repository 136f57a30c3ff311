package io.hexareme.adapters.assembly.etcd;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Foreign programs on this machine. Without them their tests are skipped, unless HEXAREME_REQUIRE_PEERS says that they must run. */
final class Peers {
  private Peers() {}

  static Path find(String program) {
    for (String directory : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate)) return candidate;
    }
    String missing = program + " is not on the PATH";
    if ("true".equals(System.getenv("HEXAREME_REQUIRE_PEERS"))) Assertions.fail(missing);
    Assumptions.abort(missing);
    throw new AssertionError(missing);
  }
}
