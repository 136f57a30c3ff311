package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.audit.AuditLog;

/** That requests are audited: what is told of them, and where. */
public record Auditing(AuditPolicy policy, AuditLog log) {}
