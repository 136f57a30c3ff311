package io.hexareme.adapters.assembly;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in memory whose disk takes its time. */
final class SlowLogPlace extends LogPlace {
  private final LogPlace fast = LogPlace.memory();
  private Duration delay = Duration.ZERO;

  /** So long for each write from now on. */
  void takes(Duration time) {
    delay = time;
  }

  @Override
  void lose() {
    fast.lose();
  }

  @Override
  LogStorage open(Loop loop) {
    LogStorage log = fast.open(loop);
    return new LogStorage() {
      @Override
      public Recovered recover() {
        return log.recover();
      }

      @Override
      public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
        return slow(loop, log.append(entries, hardState));
      }

      @Override
      public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
        return log.snapshot(index, term, state);
      }

      @Override
      public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
        return log.install(index, term, state, hardState);
      }

      @Override
      public CompletionStage<Void> repaired() {
        return log.repaired();
      }

      @Override
      public void close() {
        log.close();
      }
    };
  }

  private CompletionStage<Void> slow(Loop loop, CompletionStage<Void> done) {
    if (delay.isZero()) {
      return done;
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    done.thenRun(() -> loop.after(delay, () -> later.complete(null)));
    return later;
  }
}
