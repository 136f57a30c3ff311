package io.hexareme.adapters.assembly;

import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.RuntimeFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What is wrong with one machine's runtime, as its kubelets see it, over all of their lives. */
final class RuntimeFaults {
  private boolean pullsFail;
  private boolean stale;
  private Listing kept; // null until the first listing after it became stale

  void failPulls(boolean on) {
    pullsFail = on;
  }

  void stale(boolean on) {
    stale = on;
    kept = null;
  }

  CompletionStage<String> pull(String image, Supplier<CompletionStage<String>> real) {
    return pullsFail
        ? CompletableFuture.failedFuture(new RuntimeFailure("ErrImagePull", "failed to pull image \"" + image + "\": the registry cannot be reached"))
        : real.get();
  }

  /** While it is stale, what was there when that began. */
  CompletionStage<Listing> list(Supplier<CompletionStage<Listing>> real) {
    if (!stale) {
      return real.get();
    }
    return kept != null ? CompletableFuture.completedFuture(kept) : real.get().thenApply(listing -> {
      kept = listing;
      return listing;
    });
  }
}
