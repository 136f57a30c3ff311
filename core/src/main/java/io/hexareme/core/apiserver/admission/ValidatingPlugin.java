package io.hexareme.core.apiserver.admission;

/** May forbid what is about to be written, and knows at once. */
public non-sealed interface ValidatingPlugin extends ValidatingStep {

  /** @throws io.hexareme.core.apiserver.status.Refusal when the write must not happen */
  void validate(Attributes attributes);
}
