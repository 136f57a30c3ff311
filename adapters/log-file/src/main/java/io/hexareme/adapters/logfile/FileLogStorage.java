package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A log in a directory of its own; the format is told in the package's description. */
public final class FileLogStorage implements LogStorage {
  private final LogDirectory directory;
  private final DirectoryLock lock;
  private final SegmentChain chain;
  private final FsyncLatency latency = new FsyncLatency();
  private final Writer writer;
  private final ExecutorService snapshots =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("log-file-snapshot").daemon().factory());
  private long lastIndex;
  private boolean started;
  private boolean closed;

  private FileLogStorage(LogDirectory directory, Loop loop, SegmentSizes sizes, Sync sync) {
    this.directory = directory;
    this.lock = DirectoryLock.acquire(directory);
    this.chain = new SegmentChain(directory, sizes, sync, latency);
    this.writer = new Writer(directory, chain, loop);
  }

  /**
   * Takes possession of {@code path}, creating it (for the owner alone) where it is missing. Answers on {@code loop}.
   *
   * @throws LogFailure when it cannot be created or written, or another process is using it (the message names it)
   */
  public static FileLogStorage open(Path path, Loop loop) {
    return open(path, loop, SegmentSizes.DEFAULT, Sync.FSYNC);
  }

  static FileLogStorage open(Path path, Loop loop, SegmentSizes sizes, Sync sync) {
    return new FileLogStorage(LogDirectory.open(path), loop, sizes, sync);
  }

  /** How long syncs have taken so far. */
  public FsyncLatency fsyncLatency() {
    return latency;
  }

  @Override
  public Recovered recover() {
    if (started) throw new IllegalStateException("the log was recovered before");
    try {
      Recovered found = Recovery.run(directory, chain);
      lastIndex = found.entries().isEmpty() ? found.snapshotIndex() : found.entries().getLast().index();
      writer.start();
      started = true;
      return found;
    } catch (IOException e) {
      throw new LogFailure("the log " + directory.path() + " cannot be read: " + LogDirectory.describe(e), e);
    }
  }

  @Override
  public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
    for (LogEntry entry : entries) {
      if (entry.index() > lastIndex + 1) {
        throw new IllegalArgumentException("entry " + entry.index() + " does not follow entry " + lastIndex);
      }
      lastIndex = entry.index();
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    writer.submit(new Writer.Task.Append(List.copyOf(entries), hardState, done));
    return done;
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    CompletableFuture<Void> written = new CompletableFuture<>();
    snapshots.execute(() -> write(index, term, state, written, done));
    if (index > lastIndex) {
      writer.submit(new Writer.Task.Await(written, new CompletableFuture<>()));
      lastIndex = index;
    }
    return done;
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    throw new UnsupportedOperationException("in the making");
  }

  private void write(
      long index, long term, Iterable<Bytes> state, CompletableFuture<Void> written, CompletableFuture<Void> done) {
    try {
      SnapshotFile.write(directory, index, term, state);
      written.complete(null);
      writer.submit(new Writer.Task.Forget(index, done));
    } catch (IOException | RuntimeException e) {
      written.completeExceptionally(e);
      writer.submit(new Writer.Task.Fail(e, done));
    }
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      snapshots.shutdown();
      snapshots.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      if (started) writer.stop();
      chain.close();
      lock.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogFailure("interrupted while the log " + directory.path() + " was closing", e);
    } catch (IOException e) {
      throw new LogFailure("the log " + directory.path() + " cannot be closed: " + LogDirectory.describe(e), e);
    }
  }
}
