package io.hexareme.adapters.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The worker nodes of this process. */
public final class Nodes {
  /** Completes when every node is Ready. */
  CompletionStage<Void> start() {
    return CompletableFuture.completedFuture(null);
  }

  void stop() {}
}
