package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.AuditSettings;
import io.hexareme.adapters.assembly.AuditSettings.LogFile;
import io.hexareme.adapters.assembly.AuditSettings.Server;
import java.nio.file.Path;
import java.time.Duration;
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

  @Option(names = "--audit-webhook-config-file", paramLabel = "FILE", description = "A kubeconfig that says which server is sent audit events.")
  private Path webhook;

  @Option(names = "--audit-webhook-mode", paramLabel = "MODE", defaultValue = "batch",
      description = "When a request waits for that: batch (never), blocking, blocking-strict (default: ${DEFAULT-VALUE}).")
  private String mode;

  @Option(names = "--audit-webhook-batch-max-size", paramLabel = "N", defaultValue = "400",
      description = "How many events are sent at once at most (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(names = "--audit-webhook-batch-max-wait", paramLabel = "SECONDS", defaultValue = "30",
      description = "After how long fewer are sent (default: ${DEFAULT-VALUE}).")
  private int batchWait;

  /** @throws ParameterException when they make no sense together */
  Optional<AuditSettings> settings(CommandLine line) {
    if (policy == null && log == null && webhook == null) {
      return Optional.empty();
    }
    if (policy == null || log == null && webhook == null) {
      throw new ParameterException(line, "--audit-policy is given together with --audit-log or --audit-webhook-config-file, or not at all");
    }
    if (megabytes < 1 || backups < 0) {
      throw new ParameterException(line, megabytes < 1 ? "--audit-log-maxsize must be at least 1" : "--audit-log-maxbackup must not be negative");
    }
    return Optional.of(new AuditSettings(policy, Optional.ofNullable(log).map(file -> new LogFile(file, megabytes, backups)),
        Optional.ofNullable(webhook).map(file -> server(file, line)),
        complaint -> line.getErr().println("hexareme: " + complaint)));
  }

  private Server server(Path file, CommandLine line) {
    if (batchSize < 1 || batchWait < 1) {
      throw new ParameterException(line, "--audit-webhook-batch-max-size and --audit-webhook-batch-max-wait must be at least 1");
    }
    try {
      return new Server(file, mode, batchSize, Duration.ofSeconds(batchWait));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(line, wrong.getMessage(), wrong);
    }
  }
}
