package io.hexareme.adapters.etcdclient;

import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The way between the caller's loop and the client's own context. Each keeps its order; nothing is shared but what is handed over.
 */
final class Turns {
  private final Loop loop;
  private final Context context;

  Turns(Loop loop, Context context) {
    this.loop = loop;
    this.context = context;
  }

  /** Called on the loop: runs there, later, what {@code question} comes to on the context. */
  <T> CompletionStage<T> ask(Supplier<Future<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    context.runOnContext(_ -> question.get().onComplete(
        value -> loop.execute(() -> answer.complete(value)),
        failure -> loop.execute(() -> answer.completeExceptionally(failure))));
    return answer;
  }

  /** On the context, later. */
  void inside(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  /** On the loop, later. */
  void outside(Runnable task) {
    loop.execute(task);
  }
}
