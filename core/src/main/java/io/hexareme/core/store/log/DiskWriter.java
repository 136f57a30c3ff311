package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Output;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Writes what Raft's outputs ask to persist, in their order, one write at a time; what comes meanwhile goes together into the next one
 * (group commit), so the slower the disk the larger the writes. An output without anything to write waits for those before it: its
 * messages may rest on theirs.
 */
final class DiskWriter {
  private final LogStorage storage;
  private final Loop loop;
  private final LogFigures figures;
  private final Consumer<List<Output>> onDurable;
  private final Consumer<Throwable> onFailure;
  private final ArrayDeque<Output> waiting = new ArrayDeque<>();
  private final boolean hasty;
  private boolean entriesWaiting; // for the write that is about to begin
  private boolean stopped;
  private boolean writing;
  private boolean busy; // writing, or drawing the consequences of having written

  /**
   * @param hasty the flaw ACK_BEFORE_DURABLE
   * @param onDurable told of outputs, in order, once all they ask for is on stable storage
   */
  DiskWriter(LogPorts ports, LogFigures figures, boolean hasty, Consumer<List<Output>> onDurable, Consumer<Throwable> onFailure) {
    this.hasty = hasty;
    this.storage = ports.storage();
    this.loop = ports.loop();
    this.figures = figures;
    this.onDurable = onDurable;
    this.onFailure = onFailure;
  }

  /** Whether entries that come now would have to wait for another write than the next. */
  boolean isTaken() {
    return writing || entriesWaiting;
  }

  /** Nothing more is begun. What is under way may become durable or not. */
  void stop() {
    stopped = true;
    waiting.clear();
  }

  void submit(Output output) {
    if (stopped) return;
    if (!busy && !output.persists()) {
      if (!output.afterPersist().isEmpty()) onDurable.accept(List.of(output));
      return;
    }
    waiting.add(output);
    entriesWaiting |= !output.entries().isEmpty();
    if (!busy) writeNext();
  }

  private void writeNext() {
    if (waiting.isEmpty()) return;
    busy = true;
    entriesWaiting = false;
    if (waiting.peek().install() != null) install(waiting.poll());
    else append();
  }

  private void install(Output output) {
    var snapshot = output.install();
    CompletionStage<Void> installed =
        storage.install(snapshot.index(), snapshot.term(), snapshot.state(), output.hardState());
    if (!output.entries().isEmpty()) installed = installed.thenCombine(storage.append(output.entries(), null), (a, b) -> a);
    finish(installed, List.of(output), loop.nanos());
  }

  private void append() {
    List<Output> batch = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    HardState hardState = null;
    while (!waiting.isEmpty() && waiting.peek().install() == null) {
      Output next = waiting.poll();
      batch.add(next);
      take(entries, next.entries());
      if (next.hardState() != null) hardState = next.hardState();
    }
    if (entries.isEmpty() && hardState == null) { // these only waited for what was written before
      done(batch);
      return;
    }
    figures.appendBegins(loop.nanos());
    finish(storage.append(entries, hardState), batch, loop.nanos());
  }

  /** Later entries take the place of earlier ones from their first index on. */
  private static void take(List<LogEntry> all, List<LogEntry> more) {
    while (!more.isEmpty() && !all.isEmpty() && all.getLast().index() >= more.getFirst().index()) all.removeLast();
    all.addAll(more);
  }

  private void finish(CompletionStage<Void> written, List<Output> batch, long since) {
    writing = true;
    written.whenComplete((nothing, cause) -> {
      writing = false;
      figures.appendEnded(since, loop.nanos());
      if (cause != null) onFailure.accept(cause);
      else if (!hasty) done(batch);
    });
    if (hasty) done(batch);
  }

  /** Still busy while the outputs' consequences are drawn: what they lead to belongs into the next write, all of it together. */
  private void done(List<Output> batch) {
    onDurable.accept(batch);
    busy = false;
    writeNext();
  }
}
