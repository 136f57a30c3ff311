package io.hexareme.core.apiserver.patch;

/** Leaves the descent into a strategic merge patch that contradicts itself or its schema; never leaves this package. */
final class BrokenPatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenPatch(String message) {
    super(message, null, false, false);
  }
}
