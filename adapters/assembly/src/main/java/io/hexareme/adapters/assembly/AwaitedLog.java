package io.hexareme.adapters.assembly;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log on a real disk for a store in virtual time: the disk is waited for, so its work takes no virtual time and keeps the order. */
final class AwaitedLog implements LogStorage {
  private final LogStorage disk;
  private final DiskTurns turns;
  private final Loop loop;

  AwaitedLog(LogStorage disk, DiskTurns turns, Loop loop) {
    this.disk = disk;
    this.turns = turns;
    this.loop = loop;
  }

  @Override
  public Recovered recover() {
    return disk.recover();
  }

  @Override
  public Recovered recover(OnDamage onDamage) {
    return disk.recover(onDamage);
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    return awaited(disk.append(entries, hardState));
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    return awaited(disk.snapshot(index, term, state));
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    return awaited(disk.install(index, term, state, hardState));
  }

  @Override
  public CompletionStage<Void> repaired() {
    return awaited(disk.repaired());
  }

  @Override
  public void close() {
    disk.close();
  }

  private CompletionStage<Void> awaited(CompletionStage<Void> stage) {
    turns.until(stage);
    CompletableFuture<Void> answer = new CompletableFuture<>();
    loop.execute(() -> stage.whenComplete((nothing, failure) -> {
      if (failure == null) {
        answer.complete(null);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    return answer;
  }
}
