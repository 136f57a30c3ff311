package io.hexareme.core.apiserver.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who waits for which revision. */
final class Awaited {
  private final TreeMap<Long, List<CompletableFuture<Void>>> waiting = new TreeMap<>();

  /** Completes once {@code wanted} is reached; {@code now} is what is reached already. */
  CompletionStage<Void> from(long now, long wanted) {
    CompletableFuture<Void> stage = new CompletableFuture<>();
    if (now >= wanted) {
      stage.complete(null);
      return stage;
    }
    waiting.computeIfAbsent(wanted, r -> new ArrayList<>()).add(stage);
    stage.whenComplete((done, gaveUp) -> {
      if (gaveUp != null) {
        forget(wanted, stage);
      }
    });
    return stage;
  }

  void reached(long revision) {
    while (!waiting.isEmpty() && waiting.firstKey() <= revision) {
      waiting.pollFirstEntry().getValue().forEach(stage -> stage.complete(null));
    }
  }

  /** Whoever gave up waiting leaves nothing behind. */
  private void forget(long wanted, CompletableFuture<Void> stage) {
    List<CompletableFuture<Void>> others = waiting.get(wanted);
    if (others != null && others.remove(stage) && others.isEmpty()) {
      waiting.remove(wanted);
    }
  }
}
