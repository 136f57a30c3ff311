package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Writes snapshots: this member's own on a thread of its own, while appends go on; those from other members on the writer's, because
 * nothing may go on meanwhile. Each is begun when the one before is durable. Called on the loop, the work apart.
 */
final class SnapshotWriter {
  private final LogDirectory directory;
  private final SegmentChain chain;
  private final Writer writer;
  private final DiskFigures figures;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("log-file-snapshot").daemon().factory());
  private CompletableFuture<Void> newest = CompletableFuture.completedFuture(null);
  private long sequence;
  private volatile long firstSegment;

  SnapshotWriter(LogDirectory directory, SegmentChain chain, Writer writer, DiskFigures figures) {
    this.directory = directory;
    this.chain = chain;
    this.writer = writer;
    this.figures = figures;
  }

  /** The snapshot there is says this. */
  void startAfter(SnapshotHead newest) {
    sequence = newest.sequence();
    firstSegment = newest.firstSegment();
  }

  /** Begins to write a snapshot; what is given is done when it is durable, {@code done} when what it covers has gone. */
  CompletableFuture<Void> save(long index, long term, Iterable<Bytes> state, CompletableFuture<Void> done) {
    long number = ++sequence;
    CompletableFuture<Void> before = newest;
    CompletableFuture<Void> written = new CompletableFuture<>();
    newest = written;
    thread.execute(() -> {
      try {
        before.join();
        SnapshotHead head = new SnapshotHead(number, index, term, firstSegment, chain.lastSequence(), null);
        SnapshotFile.write(directory, head, state, figures);
        written.complete(null);
        writer.submit(new Task.Forget(index, number, done));
      } catch (IOException | RuntimeException | Error e) {
        written.completeExceptionally(e);
        writer.submit(new Task.Fail(e, done));
      }
    });
    return written;
  }

  /** Asks the writer to put a snapshot in the place of everything. */
  void install(long index, long term, Iterable<Bytes> state, HardState hardState, CompletableFuture<Void> done) {
    long number = ++sequence;
    CompletableFuture<Void> before = newest;
    CompletableFuture<Void> written = new CompletableFuture<>();
    newest = written;
    writer.submit(new Task.Install(segments -> {
      before.join();
      HardState known = hardState == null ? segments.hardState() : hardState;
      firstSegment = segments.nextSequence();
      SnapshotFile.write(directory, new SnapshotHead(number, index, term, firstSegment, 0, known), state, figures);
      segments.startAnew(known);
      Snapshots.deleteBefore(directory, number);
      directory.sync();
      written.complete(null);
    }, written, done));
  }

  /** Waits for what was begun. */
  void close() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }
}
