package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Loop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** For a thread that is no loop: waits for what loops do. What failed there is thrown here as it was. */
final class Awaiting {
  private static final long PATIENCE_SECONDS = 60;

  private Awaiting() {}

  /** Does something on a loop and waits for it. */
  static <T> T on(Loop loop, Supplier<T> work) {
    return stage(started(loop, () -> CompletableFuture.completedFuture(work.get())));
  }

  /** The same of something that ends later. */
  static <T> CompletableFuture<T> started(Loop loop, Supplier<? extends CompletionStage<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        work.get().whenComplete((result, failure) -> {
          if (failure == null) {
            done.complete(result);
          } else {
            done.completeExceptionally(failure);
          }
        });
      } catch (RuntimeException failed) {
        done.completeExceptionally(failed);
      }
    });
    return done;
  }

  static <T> T stage(CompletionStage<T> stage) {
    return stage(stage, PATIENCE_SECONDS);
  }

  static <T> T stage(CompletionStage<T> stage, long seconds) {
    try {
      return stage.toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw plain(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (TimeoutException late) {
      throw new IllegalStateException("there was no answer within " + seconds + " s", late);
    }
  }

  private static RuntimeException plain(Throwable cause) {
    Throwable inner = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    return inner instanceof RuntimeException failure ? failure : new IllegalStateException(inner.getMessage(), inner);
  }
}
