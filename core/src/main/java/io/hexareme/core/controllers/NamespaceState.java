package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;

/** Whether something can still be made in a namespace. */
public final class NamespaceState {
  private NamespaceState() {}

  /** Whether the namespace is there to stay, as far as the view tells. */
  public static boolean isActive(Obj namespace) {
    return !Meta.isTerminating(namespace) && !namespace.text("status", "phase").equals("Terminating");
  }

  /** Whether the last attempt stopped because the namespace is on its way out: trying again is no use. */
  public static boolean endedLastAttempt(ClusterView view) {
    return view.lastFailure()
        .filter(failure -> failure.code() == 403 && failure.message().contains("because it is being terminated"))
        .isPresent();
  }
}
