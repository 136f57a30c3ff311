package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.BackupSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code up} that are about backups. */
final class BackupOptions {
  @Option(names = "--backup-every", paramLabel = "TIME", converter = DurationArgument.class,
      description = "Back the store up once in so much time, such as 1h or 30m (default: never).")
  private Duration every;

  @Option(names = "--backup-dir", paramLabel = "DIR", description = "Where backups are kept, as etcd snapshot files.")
  private Path directory;

  @Option(names = "--backup-keep", paramLabel = "N", defaultValue = "24",
      description = "How many backups are kept; older ones are deleted (default: ${DEFAULT-VALUE}).")
  private int keep;

  /** @throws ParameterException when they make no sense together */
  Optional<BackupSettings> settings(CommandLine line) {
    if (every == null && directory == null) {
      return Optional.empty();
    }
    if (every == null || directory == null) {
      throw new ParameterException(line, "--backup-every and --backup-dir are given together or not at all");
    }
    if (!every.isPositive() || keep < 1) {
      throw new ParameterException(line, every.isPositive() ? "--backup-keep must be at least 1" : "--backup-every must be longer than nothing");
    }
    return Optional.of(new BackupSettings(every, directory, keep, complaint -> line.getErr().println("hexareme: " + complaint)));
  }
}
