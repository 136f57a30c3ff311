package io.hexareme.core.store;

import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.time.Loop;

/** A watch on a store that has failed: its watcher hears of its end and of nothing else. */
final class EndedWatch implements Watch {
  private boolean cancelled;

  private EndedWatch() {}

  /** In a later turn, so that the caller holds the watch before its watcher hears anything. */
  static Watch tell(Watcher watcher, String why, Loop loop) {
    EndedWatch watch = new EndedWatch();
    loop.execute(() -> {
      if (!watch.cancelled) watcher.onClosed(why);
    });
    return watch;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void requestProgress() {} // it hears of its end instead
}
