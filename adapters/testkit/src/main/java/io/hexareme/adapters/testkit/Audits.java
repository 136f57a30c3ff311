package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.AuditBook;
import java.util.List;

/** Reads what a cluster's audit book holds. */
final class Audits {
  private Audits() {}

  static List<AuditEvent> of(AuditBook book) {
    if (!book.isOpen()) {
      throw new IllegalStateException("nothing is audited: call beginAudit() first, and after each reset");
    }
    return book.events().stream().map(AuditEvent::of).toList();
  }
}
