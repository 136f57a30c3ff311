package io.hexareme.adapters.peersvertx;

/** What went wrong, in one line. */
final class Causes {
  private Causes() {}

  /** The innermost cause says most; layers of TLS only wrap it. */
  static String of(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null && innermost.getCause() != innermost) innermost = innermost.getCause();
    return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
  }
}
