package io.hexareme.adapters.logmemory;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A log whose stable storage is memory. Each operation becomes durable in a turn of its own; what has not had its turn yet is
 * what a crash loses ({@link #reopened} without {@link #close}).
 */
public final class MemoryLogStorage implements LogStorage {
  private final Loop loop;
  private final Contents contents;
  private final ArrayDeque<Operation> underWay = new ArrayDeque<>();
  private long lastIndex;

  private record Operation(Runnable write, CompletableFuture<Void> done) {}

  /** An empty log. */
  public MemoryLogStorage(Loop loop) {
    this(loop, new Contents());
  }

  private MemoryLogStorage(Loop loop, Contents contents) {
    this.loop = loop;
    this.contents = contents;
    this.lastIndex = contents.lastIndex();
  }

  /** The same log after a restart: what was durable is there. This one must not be used any more. */
  public MemoryLogStorage reopened(Loop newLoop) {
    underWay.clear();
    return new MemoryLogStorage(newLoop, contents);
  }

  @Override
  public Recovered recover() {
    return contents.recovered();
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    List<LogEntry> batch = List.copyOf(entries);
    for (LogEntry entry : batch) {
      if (entry.index() > lastIndex + 1) {
        throw new IllegalArgumentException("entry " + entry.index() + " does not follow entry " + lastIndex);
      }
      lastIndex = entry.index();
    }
    return submit(() -> contents.append(batch, hardState));
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    lastIndex = Math.max(lastIndex, index);
    return submit(() -> contents.snapshot(index, term, state));
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    lastIndex = index;
    return submit(() -> contents.install(index, term, state, hardState));
  }

  @Override
  public void close() {
    while (!underWay.isEmpty()) {
      Operation next = underWay.poll();
      next.write.run();
      loop.execute(() -> next.done.complete(null));
    }
  }

  private CompletionStage<Void> submit(Runnable write) {
    Operation operation = new Operation(write, new CompletableFuture<>());
    underWay.add(operation);
    loop.execute(this::turn);
    return operation.done;
  }

  private void turn() {
    Operation next = underWay.poll();
    if (next == null) return; // closed or crashed meanwhile
    next.write.run();
    next.done.complete(null);
  }
}
