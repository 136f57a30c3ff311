package io.hexareme.core.apiserver.admission;

/** A place in the chain of those that may change what is about to be written. */
public sealed interface MutatingStep permits MutatingPlugin, WaitingMutation {

  /** Its name as Kubernetes lists it, such as {@code ServiceAccount}. */
  String name();
}
