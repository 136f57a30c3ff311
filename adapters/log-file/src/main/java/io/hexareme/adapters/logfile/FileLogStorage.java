package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A log in a directory of its own; the format is told in the package's description. */
public final class FileLogStorage implements LogStorage {
  private final LogDirectory directory;
  private final DirectoryLock lock;
  private final DiskFigures figures;
  private final SegmentChain chain;
  private final Writer writer;
  private final SnapshotWriter snapshots;
  private long lastIndex;
  private long snapshotIndex;
  private boolean started;
  private boolean closed;

  private FileLogStorage(LogDirectory directory, Loop loop, Settings settings, Metrics metrics) {
    this.directory = directory;
    this.lock = DirectoryLock.acquire(directory);
    this.figures = new DiskFigures(metrics);
    this.chain = new SegmentChain(directory, settings.sizes(), figures);
    this.writer = new Writer(directory, chain, loop, settings);
    this.snapshots = new SnapshotWriter(directory, chain, writer, figures);
  }

  /**
   * Takes possession of {@code path}, creating it (for the owner alone) where it is missing. Answers on {@code loop}.
   *
   * @param metrics told how long the disk takes, with a snapshot, under etcd's names: {@code etcd_snap_fsync_duration_seconds},
   *     {@code etcd_debugging_snap_save_total_duration_seconds}. What an append takes, the log above measures of every storage alike
   * @throws LogFailure when it cannot be created or written, or another process is using it (the message names it)
   */
  public static FileLogStorage open(Path path, Loop loop, Metrics metrics) {
    return open(path, loop, Settings.DEFAULT, metrics);
  }

  static FileLogStorage open(Path path, Loop loop, Settings settings, Metrics metrics) {
    return new FileLogStorage(LogDirectory.open(path, settings.disk()), loop, settings, metrics);
  }

  /** How long syncs have taken so far. */
  public FsyncLatency fsyncLatency() {
    return figures.latency();
  }

  @Override
  public Recovered recover() {
    return recover(OnDamage.REFUSE);
  }

  @Override
  public Recovered recover(OnDamage onDamage) {
    if (started) throw new IllegalStateException("the log was recovered before");
    try {
      Recovery.Result result = Recovery.run(directory, chain, figures, onDamage);
      Recovered found = result.recovered();
      snapshotIndex = found.snapshotIndex();
      lastIndex = found.entries().isEmpty() ? snapshotIndex : found.entries().getLast().index();
      snapshots.startAfter(result.snapshot());
      writer.start();
      started = true;
      return found;
    } catch (IOException e) {
      throw new LogFailure("the log " + directory.path() + " cannot be recovered: " + LogDirectory.describe(e), e);
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
    writer.submit(new Task.Append(List.copyOf(entries), hardState, done));
    return done;
  }

  @Override
  public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (index < snapshotIndex) {
      writer.submit(new Task.Nothing(done));
      return done;
    }
    snapshotIndex = index;
    CompletableFuture<Void> written = snapshots.save(index, term, state, done);
    if (index > lastIndex) {
      writer.submit(new Task.Await(written, new CompletableFuture<>()));
      lastIndex = index;
    }
    return done;
  }

  @Override
  public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    snapshots.install(index, term, state, hardState, done);
    snapshotIndex = index;
    lastIndex = index;
    return done;
  }

  @Override
  public CompletionStage<Void> repaired() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    writer.submit(new Task.Repaired(done));
    return done;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    try {
      snapshots.close();
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
