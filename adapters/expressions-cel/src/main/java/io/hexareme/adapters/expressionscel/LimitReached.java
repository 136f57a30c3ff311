package io.hexareme.adapters.expressionscel;

/** The cost limit is reached: nothing absorbs it. */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LimitReached() {
    super("operation cancelled: actual cost limit exceeded", null, false, false);
  }
}
