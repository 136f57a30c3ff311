package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the writer's thread is asked to do, in the order of the calls; {@code done} is completed on the loop. */
sealed interface Task {
  CompletableFuture<Void> done();

  /** The log has failed, so this was not done. Told on the writer's thread, before {@code done} is told on the loop. */
  default void failed(Exception cause) {}

  record Append(List<LogEntry> entries, HardState hardState, CompletableFuture<Void> done) implements Task {}

  /** The snapshot of {@code index} is durable: what it covers may go, and so may all snapshots before it. */
  record Forget(long index, long sequence, CompletableFuture<Void> done) implements Task {}

  /** What comes after must not be durable before {@code snapshot} is. */
  record Await(CompletableFuture<Void> snapshot, CompletableFuture<Void> done) implements Task {}

  /** A snapshot takes the place of everything. */
  record Install(Work work, CompletableFuture<Void> written, CompletableFuture<Void> done) implements Task {
    @Override
    public void failed(Exception cause) {
      written.completeExceptionally(cause); // another thread may be waiting for it
    }

    @FunctionalInterface
    interface Work {
      void run(SegmentChain chain) throws IOException;
    }
  }

  /** What was lost is made good. */
  record Repaired(CompletableFuture<Void> done) implements Task {}

  /** There is nothing to do, but the answer comes in its turn. */
  record Nothing(CompletableFuture<Void> done) implements Task {}

  /** Another part has failed: so has this log. */
  record Fail(Throwable cause, CompletableFuture<Void> done) implements Task {
    String reason() {
      return cause instanceof IOException io ? LogDirectory.describe(io) : cause.toString();
    }
  }

  record Stop(CompletableFuture<Void> done) implements Task {}
}
