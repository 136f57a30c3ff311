package io.hexareme.ports.explanation;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Driving port: says what a thing is waiting for. */
public interface Explainer {

  /**
   * Explains one object. Reads only; completes on the caller's loop.
   *
   * @param kind as kubectl takes it: {@code deployment}, {@code deployments}, {@code deploy}, {@code Deployment}
   * @param namespace ignored for kinds of the cluster
   */
  CompletionStage<Answer> explain(String kind, String name, String namespace);

  /** What came of it. */
  sealed interface Answer {
    record Explained(Explanation explanation) implements Answer {}

    /** @param known what may be asked for instead, by singular name */
    record UnknownKind(String kind, List<String> known) implements Answer {}

    /** The API server did not let it be read, or has it not; {@code message} is its own. */
    record Refused(int code, String message) implements Answer {}
  }
}
