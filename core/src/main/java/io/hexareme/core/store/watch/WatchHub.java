package io.hexareme.core.store.watch;

import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.mvcc.KeyRange;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The open watches. Lives on the store's loop. */
public final class WatchHub {
  private final Set<OpenWatch> open = new LinkedHashSet<>();
  private final Loop loop;
  private final Supplier<Mvcc> state;
  private final Set<StoreFlaw> flaws;
  // Watchers open and cancel watches while they are told; they are told from a copy, made again only after a change.
  private List<OpenWatch> telling = List.of();

  /** @param state the present one: a snapshot of the leader may put another into its place between any two turns */
  public WatchHub(Loop loop, Supplier<Mvcc> state, Set<StoreFlaw> flaws) {
    this.loop = loop;
    this.state = state;
    this.flaws = flaws;
  }

  public Watch open(WatchRequest request, Watcher watcher) {
    long first = request.startRevision() > 0 ? request.startRevision() : state.get().revision() + 1;
    OpenWatch watch = new OpenWatch(new KeyRange(request.key(), request.end()), watcher, first, flaws);
    open.add(watch);
    telling = List.copyOf(open);
    // In a later turn, so that the caller holds the watch before its watcher hears anything.
    loop.execute(() -> begin(watch));
    return new Watch() {
      @Override
      public void cancel() {
        remove(watch);
      }

      @Override
      public void requestProgress() {
        if (flaws.contains(StoreFlaw.PROGRESS_BEFORE_EVENT)) guarded(watch, () -> watch.progress(state.get()));
        else loop.execute(() -> guarded(watch, () -> watch.progress(state.get())));
      }
    };
  }

  /** Tells of the newest revision, which made {@code events}. Whoever has not heard all before hears that first. */
  public void publish(List<StoreEvent> events) {
    for (OpenWatch watch : telling) guarded(watch, () -> watch.tell(state.get(), events));
  }

  /** To be called before a compaction: nobody may have anything left to hear of what is about to be forgotten. */
  public void beforeCompaction() {
    if (flaws.contains(StoreFlaw.COMPACTION_DROPS_EVENTS)) return;
    for (OpenWatch watch : telling) guarded(watch, () -> watch.catchUp(state.get()));
  }

  /** Lets all know how far they are, so that one that hears little need not begin again below a compaction. */
  public void progress() {
    for (OpenWatch watch : telling) guarded(watch, () -> watch.progress(state.get()));
  }

  /** The state has jumped: those whose next revision is still known go on from there, the others hear that it is compacted. */
  public void restored() {
    for (OpenWatch watch : telling) {
      guarded(watch, () -> watch.restored(state.get()));
      guarded(watch, () -> watch.progress(state.get()));
    }
  }

  /** Ends all watches. */
  public void close(String reason) {
    for (OpenWatch watch : telling) guarded(watch, () -> watch.close(reason));
    open.clear();
    telling = List.of();
  }

  private void begin(OpenWatch watch) {
    guarded(watch, () -> watch.catchUp(state.get()));
    guarded(watch, () -> watch.progress(state.get()));
  }

  /** What a watcher throws is its own broken invariant: the loop hears of it, the store and the other watchers go on. */
  private void guarded(OpenWatch watch, Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error e) {
      loop.execute(() -> {
        throw e;
      });
    }
    if (watch.hasEnded()) remove(watch);
  }

  private void remove(OpenWatch watch) {
    watch.cancel();
    if (open.remove(watch)) telling = List.copyOf(open);
  }
}
