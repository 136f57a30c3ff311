package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.audit.AuditLog;
import java.util.Optional;

/**
 * That requests are audited: what is told of them, and where.
 *
 * @param webhook a server that is told, too
 */
public record Auditing(AuditPolicy policy, AuditLog log, Optional<AuditWebhookSettings> webhook) {

  /** No server is told. */
  public Auditing(AuditPolicy policy, AuditLog log) {
    this(policy, log, Optional.empty());
  }
}
