package io.hexareme.core.kubelet;

import io.hexareme.ports.runtime.ContainerRuntime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The runtime, each call of which leaves a trace event, and one more if it fails. After {@link #stop} it is asked nothing any more
 * and no answer comes: what a stopped kubelet had begun must not go on beside its successor.
 */
final class RuntimeCalls {
  private final ContainerRuntime runtime;
  private final Spans spans;
  private boolean stopped;

  RuntimeCalls(ContainerRuntime runtime, Spans spans) {
    this.runtime = runtime;
    this.spans = spans;
  }

  void stop() {
    stopped = true;
  }

  /** A runtime that throws instead of failing the stage is taken the same way. */
  <T> CompletionStage<T> call(
      String action, Doing doing, Map<String, String> details, Function<ContainerRuntime, CompletionStage<T>> call) {
    if (stopped) {
      return new CompletableFuture<>();
    }
    String span = spans.next();
    spans.call(action, doing.subject(), span, doing.span(), details);
    CompletionStage<T> stage;
    try {
      stage = call.apply(runtime);
    } catch (RuntimeException refused) {
      stage = CompletableFuture.failedFuture(refused);
    }
    return stage.whenComplete((done, failure) -> {
      if (failure != null) {
        spans.call(action + " failed", doing.subject(), span, doing.span(), Map.of("error", String.valueOf(cause(failure).getMessage())));
      }
    });
  }

  /** What a stage failed with, without the wrapping of the stages behind it. */
  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }
}
