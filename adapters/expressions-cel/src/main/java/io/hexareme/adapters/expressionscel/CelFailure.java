package io.hexareme.adapters.expressionscel;

/** An error of evaluation; {@code ||}, {@code &&} and the macros made of them may absorb it. */
final class CelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CelFailure(String message) {
    super(message, null, false, false);
  }

  static CelFailure noSuchOverload() {
    return new CelFailure("no such overload");
  }
}
