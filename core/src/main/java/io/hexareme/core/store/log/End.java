package io.hexareme.core.store.log;

import java.util.concurrent.CompletionException;

/** Whether a member's log has come to its end, and why. There is no way back. */
final class End {
  private Throwable cause;

  boolean isReached() {
    return cause != null;
  }

  /** Null until it is reached. */
  Throwable cause() {
    return cause;
  }

  /** The first cause is what is told. @return whether this is the first */
  boolean reach(Throwable thrown) {
    if (cause != null) return false;
    cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    return true;
  }
}
