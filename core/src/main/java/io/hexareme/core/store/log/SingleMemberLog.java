package io.hexareme.core.store.log;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/**
 * The log of a group of one: an entry on stable storage is agreed. Group commit: while an append is on its way, proposals queue
 * and go out together as the next one, so the slower the disk the larger the batches.
 */
public final class SingleMemberLog<C> implements ReplicatedLog<C> {
  /** There are no elections: the first term lasts for ever. */
  private static final long TERM = 1;

  private final LogStorage storage;
  private final Applier<C> applier;
  private final LogConfig config;
  private final ArrayDeque<Proposal<C>> waiting = new ArrayDeque<>();
  private final ArrayDeque<Proposal<C>> agreed = new ArrayDeque<>();
  private final SnapshotDue due;
  private List<Proposal<C>> appending = List.of();
  private HardState firstVote;
  private long lastIndex;
  private long applied;
  private boolean busy;
  private Throwable failure;

  private record Proposal<C>(LogEntry entry, C context) {}

  public SingleMemberLog(LogStorage storage, Applier<C> applier, LogConfig config) {
    this.storage = storage;
    this.applier = applier;
    this.config = config;
    this.due = new SnapshotDue(config);
  }

  @Override
  public void start() {
    LogStorage.Recovered found = storage.recover();
    if (found.snapshotIndex() > 0) applier.restore(found.snapshot());
    applied = found.snapshotIndex();
    for (LogEntry entry : found.entries()) {
      applier.apply(entry.index(), entry.payload(), null);
      applied = entry.index();
      due.count(entry);
    }
    lastIndex = applied;
    if (found.hardState().term() == 0) firstVote = new HardState(TERM, config.member(), 0);
  }

  @Override
  public void propose(Bytes command, C context) {
    if (failure != null) {
      applier.abandon(context, failure);
      return;
    }
    waiting.add(new Proposal<>(new LogEntry(++lastIndex, TERM, command), context));
    if (!busy) appendWaiting();
  }

  private void appendWaiting() {
    if (waiting.isEmpty() || failure != null) return;
    List<Proposal<C>> batch = new ArrayList<>();
    List<LogEntry> entries = new ArrayList<>();
    long bytes = 0;
    while (!waiting.isEmpty() && (batch.isEmpty() || bytes < config.maxBatchBytes())) {
      Proposal<C> next = waiting.poll();
      batch.add(next);
      entries.add(next.entry);
      bytes += next.entry.payload().length();
    }
    appending = batch;
    busy = true;
    HardState vote = firstVote;
    firstVote = null;
    storage.append(entries, vote).whenComplete((done, cause) -> {
      if (cause == null) durable(batch);
      else fail(cause);
    });
  }

  /**
   * Applies the batch, then appends the next. In this order whoever waited for an answer and asks for more at once is in that
   * next batch; the other way round a hundred clients would take turns in batches of fifty, at twice the syncs.
   */
  private void durable(List<Proposal<C>> batch) {
    if (failure != null) return;
    appending = List.of();
    agreed.addAll(batch);
    applyAgreed();
    busy = false;
    appendWaiting();
  }

  private void applyAgreed() {
    try {
      while (!agreed.isEmpty()) {
        Proposal<C> next = agreed.peek(); // stays until it is applied: what cannot be applied is abandoned with the others
        applied = next.entry.index();
        applier.apply(applied, next.entry.payload(), next.context);
        due.count(next.entry);
        agreed.poll();
      }
    } catch (RuntimeException | Error e) {
      // A command that is durable but cannot be applied is a broken invariant: this member must stop, not skip it.
      fail(e);
      return;
    }
    if (due.isDue()) snapshot();
  }

  private void snapshot() {
    due.begin();
    storage.snapshot(applied, TERM, applier.snapshot()).whenComplete((done, cause) -> {
      if (cause == null) due.end();
      else fail(cause);
    });
  }

  private void fail(Throwable thrown) {
    if (failure != null) return;
    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    failure = cause;
    applier.failed(cause);
    List<Proposal<C>> lost = new ArrayList<>(agreed);
    lost.addAll(appending);
    lost.addAll(waiting);
    agreed.clear();
    waiting.clear();
    for (Proposal<C> proposal : lost) applier.abandon(proposal.context, cause);
  }

  @Override
  public void close() {
    if (failure == null) fail(new CancellationException("the store was closed"));
    storage.close();
  }
}
