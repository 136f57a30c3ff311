package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.Watcher;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it hears, and fails when that breaks a promise of {@link Store#watch} in itself. */
public final class RecordingWatcher implements Watcher {
  public final List<StoreEvent> events = new ArrayList<>();
  public final List<Long> deliveries = new ArrayList<>();
  public final List<Long> progress = new ArrayList<>();
  public Long compacted;
  public String closed;

  /** The revision up to which it has heard all. */
  public long revision() {
    return Math.max(last(deliveries), last(progress));
  }

  /** The keys of the events in their order, deleted ones with a minus sign in front. */
  public List<String> keys() {
    return events.stream().map(event -> switch (event) {
      case StoreEvent.Put put -> put.current().key().utf8();
      case StoreEvent.Delete delete -> "-" + delete.key().utf8();
    }).toList();
  }

  @Override
  public void onEvents(List<StoreEvent> more, long revision) {
    checkOpen();
    long next = revision();
    if (more.isEmpty()) throw new AssertionError("told of nothing");
    if (more.getFirst().revision() <= next) {
      throw new AssertionError("told of revision " + more.getFirst().revision() + " after " + next);
    }
    for (StoreEvent event : more) {
      if (event.revision() < next) throw new AssertionError("revision " + event.revision() + " after " + next);
      next = event.revision();
    }
    if (next != revision) throw new AssertionError("the last event is of " + next + ", but told of " + revision);
    events.addAll(more);
    deliveries.add(revision);
  }

  @Override
  public void onProgress(long revision) {
    checkOpen();
    if (revision < revision()) throw new AssertionError("progress goes back from " + revision() + " to " + revision);
    progress.add(revision);
  }

  @Override
  public void onCompacted(long compactRevision) {
    checkOpen();
    compacted = compactRevision;
  }

  @Override
  public void onClosed(String reason) {
    checkOpen();
    closed = reason;
  }

  private void checkOpen() {
    if (compacted != null || closed != null) throw new AssertionError("told something after the end");
  }

  private static long last(List<Long> revisions) {
    return revisions.isEmpty() ? 0 : revisions.getLast();
  }
}
