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
}
