package io.hexareme.adapters.testkit;

import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import java.util.function.Supplier;

/** Answers that are waited for. */
final class Answers {
  private Answers() {}

  /** What came of waiting; that no answer came is thrown as such, however deep the waiting has wrapped it. */
  static HttpReply of(Supplier<HttpReply> waiting) {
    try {
      return waiting.get();
    } catch (RuntimeException failed) {
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof HttpFailure failure) {
          throw failure;
        }
      }
      throw failed;
    }
  }
}
