package io.hexareme.core.apiserver.admission;

/** A place in the chain of those that may forbid what is about to be written. */
public sealed interface ValidatingStep permits ValidatingPlugin, WaitingValidation {

  /** Its name as Kubernetes lists it, such as {@code NamespaceLifecycle}. */
  String name();
}
