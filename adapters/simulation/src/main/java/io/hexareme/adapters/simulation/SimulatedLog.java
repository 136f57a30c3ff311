package io.hexareme.adapters.simulation;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The log between an opening of a disk and its end. All that waits is synced together (group commit); one snapshot may be under way beside
 * that, unless what follows rests on it.
 */
final class SimulatedLog implements LogStorage {
  private record Pending(LogWrite write, CompletableFuture<Void> done) {}

  private final SimulatedDisk disk;
  private final Loop loop;
  private final List<Pending> waiting = new ArrayList<>();
  private List<Pending> syncing = List.of();
  private Pending snapshot;
  private long lastIndex;
  private LogFailure failure;
  private boolean ended;

  SimulatedLog(SimulatedDisk disk, Loop loop) {
    this.disk = disk;
    this.loop = loop;
  }

  @Override
  public Recovered recover() {
    return recover(OnDamage.REFUSE);
  }

  @Override
  public Recovered recover(OnDamage onDamage) {
    SimulatedLoop.enter(loop);
    Recovered found = disk.recover(onDamage);
    lastIndex = disk.lastIndex();
    return found;
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    SimulatedLoop.enter(loop);
    List<LogEntry> batch = List.copyOf(entries);
    for (LogEntry entry : batch) {
      if (entry.index() > lastIndex + 1) {
        throw new IllegalArgumentException("entry " + entry.index() + " does not follow entry " + lastIndex);
      }
      lastIndex = entry.index();
    }
    return submit(new LogWrite.Append(batch, hardState));
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    SimulatedLoop.enter(loop);
    LogWrite write = new LogWrite.Snapshot(index, term, chunks(state));
    if (index > lastIndex || snapshot != null || underWay().stream().anyMatch(SimulatedLog::replacesSnapshot)) {
      lastIndex = Math.max(lastIndex, index);
      return submit(write);
    }
    Pending pending = new Pending(write, new CompletableFuture<>());
    snapshot = pending;
    later(disk.nextSnapshot(), () -> finishSnapshot(pending));
    return pending.done;
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    SimulatedLoop.enter(loop);
    lastIndex = index;
    return submit(new LogWrite.Install(index, term, chunks(state), hardState));
  }

  @Override
  public CompletionStage<Void> repaired() {
    SimulatedLoop.enter(loop);
    return submit(new LogWrite.Repaired());
  }

  @Override
  public void close() {
    if (ended) return;
    List<Pending> left = new ArrayList<>();
    if (snapshot != null) left.add(snapshot);
    left.addAll(syncing);
    left.addAll(waiting);
    String wrong = failure != null ? failure.getMessage() : disk.sync(left.stream().map(Pending::write).toList());
    ended = true;
    disk.closed(this);
    loop.execute(() -> left.forEach(pending -> answer(pending, wrong)));
  }

  /** Nothing is answered any more. */
  void end() {
    ended = true;
  }

  /** What was asked for and not answered yet, in order, but for a snapshot beside it. */
  List<LogWrite> underWay() {
    List<LogWrite> writes = new ArrayList<>();
    syncing.forEach(pending -> writes.add(pending.write));
    waiting.forEach(pending -> writes.add(pending.write));
    return writes;
  }

  /** Null for none. */
  LogWrite snapshotUnderWay() {
    return snapshot == null ? null : snapshot.write;
  }

  private static List<Bytes> chunks(Iterable<Bytes> state) {
    List<Bytes> chunks = new ArrayList<>();
    state.forEach(chunks::add);
    return chunks;
  }

  private CompletionStage<Void> submit(LogWrite write) {
    Pending pending = new Pending(write, new CompletableFuture<>());
    waiting.add(pending);
    if (syncing.isEmpty()) begin();
    return pending.done;
  }

  private void begin() {
    if (syncing.isEmpty() && !waiting.isEmpty()) {
      syncing = List.copyOf(waiting);
      waiting.clear();
      later(disk.nextSync(), this::finish);
    }
  }

  private void later(Duration latency, Runnable task) {
    if (latency.isZero()) loop.execute(() -> due(task));
    else loop.after(latency, () -> due(task));
  }

  private void due(Runnable task) {
    if (!ended && !disk.holds(() -> loop.execute(() -> due(task)))) task.run();
  }

  private void finish() {
    List<Pending> finished = syncing;
    if (snapshot != null && finished.stream().map(Pending::write).anyMatch(SimulatedLog::replacesSnapshot)) {
      finishSnapshot(snapshot); // is waited for
    }
    String wrong = failure != null ? failure.getMessage() : disk.sync(finished.stream().map(Pending::write).toList());
    syncing = List.of();
    begin();
    finished.forEach(pending -> answer(pending, wrong));
  }

  private static boolean replacesSnapshot(LogWrite write) {
    return write instanceof LogWrite.Install || write instanceof LogWrite.Snapshot;
  }

  private void finishSnapshot(Pending pending) {
    if (snapshot != pending) return;
    snapshot = null;
    answer(pending, failure != null ? failure.getMessage() : disk.sync(List.of(pending.write)));
  }

  private void answer(Pending pending, String wrong) {
    if (wrong == null) {
      pending.done.complete(null);
    } else {
      if (failure == null) failure = new LogFailure(wrong);
      pending.done.completeExceptionally(failure);
    }
  }
}
