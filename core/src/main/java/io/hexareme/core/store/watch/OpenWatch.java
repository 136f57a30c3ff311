package io.hexareme.core.store.watch;

import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.mvcc.KeyRange;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One watch and how far it is. */
final class OpenWatch {
  /** Past revisions are told in portions of about so many events. */
  private static final int PORTION = 1000;
  /** With a flaw only: how many revisions behind is too far. */
  private static final int STARVING = 8;

  private final KeyRange range;
  private final Watcher watcher;
  private final Set<StoreFlaw> flaws;
  private long next;
  private boolean ended;

  OpenWatch(KeyRange range, Watcher watcher, long first, Set<StoreFlaw> flaws) {
    this.flaws = flaws;
    this.range = range;
    this.watcher = watcher;
    this.next = first;
  }

  boolean hasEnded() {
    return ended;
  }

  void cancel() {
    ended = true;
  }

  /** Tells of the newest revision and, before it, of whatever is still to be told. */
  void tell(Mvcc state, List<StoreEvent> events) {
    if (next < state.revision()) {
      catchUp(state);
    } else if (next == state.revision() && !ended) {
      next++;
      List<StoreEvent> ours = ours(events);
      if (!ours.isEmpty()) watcher.onEvents(ours, state.revision());
    }
  }

  void catchUp(Mvcc state) {
    if (ended || next > state.revision()) return;
    if (next <= state.compacted() && flaws.contains(StoreFlaw.COMPACTION_DROPS_EVENTS)) next = state.compacted() + 1;
    if (next <= state.compacted()) {
      ended = true;
      watcher.onCompacted(state.compacted());
      return;
    }
    if (flaws.contains(StoreFlaw.STARVING_WATCH_LOSES_AN_EVENT) && state.revision() - next > STARVING) next++;
    while (!ended && next <= state.revision()) portion(state);
  }

  /** Another state has taken the place of the one that was watched; it is never older. */
  void restored(Mvcc state) {
    if (flaws.contains(StoreFlaw.WATCH_GOES_BACK_AFTER_RESTORE)) next = Math.min(next, state.compacted() + 1);
    if (flaws.contains(StoreFlaw.FUTURE_WATCH_HEARS_THE_PAST)) next = Math.min(next, state.revision());
    catchUp(state);
  }

  /** Gathers whole revisions, then tells of them; {@code next} has moved on before, should the watcher throw. */
  private void portion(Mvcc state) {
    List<StoreEvent> ours = new ArrayList<>();
    while (next <= state.revision() && ours.size() < PORTION) ours.addAll(ours(state.events(next++)));
    if (!ours.isEmpty()) watcher.onEvents(ours, ours.getLast().revision());
  }

  /** Says that all up to the newest revision was told; says nothing to a watch that waits for a future one. */
  void progress(Mvcc state) {
    boolean all = next == state.revision() + 1 || flaws.contains(StoreFlaw.PROGRESS_BEFORE_EVENT);
    if (!ended && all) watcher.onProgress(state.revision());
  }

  void close(String reason) {
    if (ended) return;
    ended = true;
    watcher.onClosed(reason);
  }

  private List<StoreEvent> ours(List<StoreEvent> events) {
    if (events.size() == 1) return range.contains(key(events.getFirst())) ? events : List.of();
    return events.stream().filter(event -> range.contains(key(event))).toList();
  }

  private static Bytes key(StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> put.current().key();
      case StoreEvent.Delete delete -> delete.key();
    };
  }
}
