package io.hexareme.core.apiserver.admission;

/** May forbid what is about to be written. */
public interface ValidatingPlugin {

  /** Its name as Kubernetes lists it, such as {@code NamespaceLifecycle}. */
  String name();

  /** @throws io.hexareme.core.apiserver.status.Refusal when the write must not happen */
  void validate(Attributes attributes);
}
