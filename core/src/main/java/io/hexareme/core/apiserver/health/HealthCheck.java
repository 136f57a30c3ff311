package io.hexareme.core.apiserver.health;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One thing that must be well. {@code problem} answers what is wrong, empty when nothing is; a failed stage is a problem too. */
public record HealthCheck(String name, Supplier<CompletionStage<Optional<String>>> problem) {

  /** That the server answers at all. */
  public static HealthCheck ping() {
    return new HealthCheck("ping", () -> CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Something that is known at once. */
  public static HealthCheck that(String name, String otherwise, BooleanSupplier well) {
    return new HealthCheck(name, () -> CompletableFuture.completedFuture(well.getAsBoolean() ? Optional.empty() : Optional.of(otherwise)));
  }

  /** Something that is well when it answers. */
  public static HealthCheck answers(String name, Supplier<? extends CompletionStage<?>> asked) {
    return new HealthCheck(name, () -> asked.get().thenApply(answer -> Optional.empty()));
  }

  /** Runs the check; the stage never fails. */
  CompletionStage<Optional<String>> run() {
    try {
      return problem.get().exceptionally(failure -> Optional.of(why(failure)));
    } catch (RuntimeException broken) {
      return CompletableFuture.completedFuture(Optional.of(why(broken)));
    }
  }

  private static String why(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return String.valueOf(cause.getMessage());
  }
}
