package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.audit.AuditLog;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * That requests are audited: what is told of them, and where.
 *
 * @param webhook a server that is told, too
 * @param on asked for each request, on the server's loop: whether it is told of
 */
public record Auditing(AuditPolicy policy, AuditLog log, Optional<AuditWebhookSettings> webhook, BooleanSupplier on) {

  /** Always. */
  public Auditing(AuditPolicy policy, AuditLog log, Optional<AuditWebhookSettings> webhook) {
    this(policy, log, webhook, () -> true);
  }

  /** No server is told. */
  public Auditing(AuditPolicy policy, AuditLog log) {
    this(policy, log, Optional.empty());
  }
}
