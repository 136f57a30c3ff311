package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.audit.AuditWebhookSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * That requests are audited.
 *
 * @param policy a file with a {@code Policy} of {@code audit.k8s.io/v1}, in YAML or JSON
 * @param file where events go
 * @param server who is told, too
 * @param complaints told, on any thread, of each event that could not be written or sent
 */
public record AuditSettings(Path policy, Optional<LogFile> file, Optional<Server> server,
    Consumer<String> complaints) {

  /**
   * A file of events, one JSON document a line.
   *
   * @param megabytes how big the file becomes before another is begun
   * @param backups how many older files are kept
   */
  public record LogFile(Path path, int megabytes, int backups) {}

  /**
   * A server that is sent events.
   *
   * @param kubeconfig says how it is reached
   * @param mode when a request waits for that: {@code batch} (never), {@code blocking}, {@code blocking-strict}
   * @param maxSize how many are sent at once at most, {@code maxWait} after how long fewer are; in the mode {@code batch}
   */
  public record Server(Path kubeconfig, String mode, int maxSize, Duration maxWait) {
    public Server {
      if (!AuditWebhookSettings.Mode.words().contains(mode)) {
        throw new IllegalArgumentException("the audit webhook's mode " + mode + " is not one of " + AuditWebhookSettings.Mode.words());
      }
    }
  }

  /** To a file only. */
  public AuditSettings(Path policy, Path log, int megabytes, int backups, Consumer<String> complaints) {
    this(policy, Optional.of(new LogFile(log, megabytes, backups)), Optional.empty(), complaints);
  }
}
