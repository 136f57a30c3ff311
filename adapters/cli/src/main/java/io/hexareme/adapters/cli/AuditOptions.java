package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.AuditSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code up} that are about the audit log. */
final class AuditOptions {
  @Option(names = "--audit-policy", paramLabel = "FILE", description = "What is audited: a Policy of audit.k8s.io/v1 (default: nothing).")
  private Path policy;

  @Option(names = "--audit-log", paramLabel = "FILE", description = "Where audit events go, one JSON document a line.")
  private Path log;

  @Option(names = "--audit-log-maxsize", paramLabel = "MB", defaultValue = "100",
      description = "How big the file becomes before another is begun (default: ${DEFAULT-VALUE}).")
  private int megabytes;

  @Option(names = "--audit-log-maxbackup", paramLabel = "N", defaultValue = "10",
      description = "How many older files are kept (default: ${DEFAULT-VALUE}).")
  private int backups;

  /** @throws ParameterException when they make no sense together */
  Optional<AuditSettings> settings(CommandLine line) {
    if (policy == null && log == null) {
      return Optional.empty();
    }
    if (policy == null || log == null) {
      throw new ParameterException(line, "--audit-policy and --audit-log are given together or not at all");
    }
    if (megabytes < 1 || backups < 0) {
      throw new ParameterException(line, megabytes < 1 ? "--audit-log-maxsize must be at least 1" : "--audit-log-maxbackup must not be negative");
    }
    return Optional.of(new AuditSettings(policy, log, megabytes, backups, complaint -> line.getErr().println("hexareme: " + complaint)));
  }
}
