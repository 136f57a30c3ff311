package io.hexareme.core.apiserver.kinds;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Thrown where an object is wanted at once in a version that only a slow conversion can tell, such as where the claims of another version's
 * writers are compared. Whoever can wait has it {@link #made}, and does the same again.
 */
public final class Unconverted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<CompletionStage<Void>> making;

  public Unconverted(Supplier<CompletionStage<Void>> making) {
    super("an object was wanted before it was converted", null, false, false);
    this.making = making;
  }

  /** Has the conversion made and remembered; fails with a refusal. */
  public CompletionStage<Void> made() {
    return making.get();
  }

  /** What a computation comes to; it is begun anew when what it wanted has been converted. */
  public static <T> CompletionStage<T> waitingFor(Supplier<T> computation) {
    try {
      return CompletableFuture.completedFuture(computation.get());
    } catch (Unconverted wanted) {
      return wanted.made().thenCompose(made -> waitingFor(computation));
    }
  }

  /** What a stage failed with, if it was this. */
  public static Optional<Unconverted> in(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof Unconverted unconverted ? Optional.of(unconverted) : Optional.empty();
  }
}
