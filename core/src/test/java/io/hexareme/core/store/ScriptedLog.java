package io.hexareme.core.store;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log whose disk does what the test says: answers at once, holds its answers back, or fails. */
final class ScriptedLog implements LogStorage {
  /** The size of each append, in entries. */
  final List<Integer> batches = new ArrayList<>();
  int snapshots;
  private final ArrayDeque<CompletableFuture<Void>> held = new ArrayDeque<>();
  private final List<LogEntry> entries = new ArrayList<>();
  private Loop loop;
  private boolean holding;
  private HardState hardState = HardState.INITIAL;
  private long snapshotIndex;
  private List<Bytes> snapshot = List.of();

  /** After a restart the same disk serves another loop. */
  ScriptedLog on(Loop newLoop) {
    loop = newLoop;
    return this;
  }

  void hold() {
    holding = true;
  }

  /** Lets the oldest operation that was held back become durable. */
  void release() {
    held.poll().complete(null);
  }

  /** Lets the newest one become durable before those asked for earlier, as an append may overtake a snapshot. */
  void releaseNewest() {
    held.pollLast().complete(null);
  }

  void releaseAll() {
    holding = false;
    while (!held.isEmpty()) release();
  }

  void fail(RuntimeException cause) {
    held.poll().completeExceptionally(cause);
  }

  int underWay() {
    return held.size();
  }

  @Override
  public Recovered recover() {
    List<LogEntry> after = entries.stream().filter(entry -> entry.index() > snapshotIndex).toList();
    return new Recovered(hardState, snapshotIndex, 1, snapshot, after);
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> more, HardState newState) {
    batches.add(more.size());
    return answer(() -> {
      entries.addAll(more);
      if (newState != null) hardState = newState;
    });
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState newState) {
    return answer(() -> { // the founding of the group
      List<Bytes> chunks = new ArrayList<>();
      state.forEach(chunks::add);
      snapshot = chunks;
      snapshotIndex = index;
      entries.clear();
      if (newState != null) hardState = newState;
    });
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    snapshots++;
    return answer(() -> {
      List<Bytes> chunks = new ArrayList<>();
      state.forEach(chunks::add);
      snapshot = chunks;
      snapshotIndex = index;
    });
  }

  private CompletionStage<Void> answer(Runnable write) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    CompletableFuture<Void> done = durable.thenRun(write);
    if (holding) held.add(durable);
    else loop.execute(() -> durable.complete(null));
    return done;
  }

  @Override
  public void close() {
    // the disk stays
  }
}
