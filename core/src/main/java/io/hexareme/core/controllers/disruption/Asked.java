package io.hexareme.core.controllers.disruption;

/** What a budget asks for, or why that cannot be told. */
sealed interface Asked permits Budget, Asked.Unclear {
  /** {@code message} is Kubernetes' text for it. */
  record Unclear(String message) implements Asked {}
}
