package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreChoice.StoreTls;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** PEM files to show and to believe; all three or none. */
final class TlsFiles {
  @Option(names = "--ca", required = true, paramLabel = "FILE", description = "Certificate authority to believe, PEM.")
  private Path ca;

  @Option(names = "--cert", required = true, paramLabel = "FILE", description = "Certificate to show, PEM.")
  private Path cert;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Its private key, PEM.")
  private Path key;

  /** @param given null when none of the options was */
  static Optional<StoreTls> of(TlsFiles given) {
    return given == null ? Optional.empty() : Optional.of(new StoreTls(given.ca, given.cert, given.key));
  }
}
