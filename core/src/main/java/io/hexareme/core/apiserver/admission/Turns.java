package io.hexareme.core.apiserver.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets those who want the same go one after the other. Of others, on other servers, it knows nothing. */
final class Turns {
  private final Map<String, CompletableFuture<Void>> last = new LinkedHashMap<>();

  /** Completes when all who came before have left; {@code leave} is to be called once, also by one who did not wait. */
  Turn take(String what) {
    CompletableFuture<Void> before = last.getOrDefault(what, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> mine = new CompletableFuture<>();
    last.put(what, mine);
    return new Turn(before, () -> {
      last.remove(what, mine);
      mine.complete(null);
    });
  }

  record Turn(CompletionStage<Void> come, Runnable leave) {}
}
