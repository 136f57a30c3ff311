package io.hexareme.ports.audit;

import io.hexareme.ports.value.Value.Obj;

/** Driven port: where audit events go, in the order in which they happened. */
@FunctionalInterface
public interface AuditLog {

  /**
   * Takes one event: an {@code Event} of {@code audit.k8s.io/v1}, which nobody changes any more. Called on the API server's loop; never blocks it,
   * never fails: an event that cannot be kept is the adapter's to complain about.
   */
  void record(Obj event);
}
