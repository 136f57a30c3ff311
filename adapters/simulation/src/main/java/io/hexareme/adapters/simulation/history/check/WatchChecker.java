package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.ports.store.StoreEvent;
import java.util.List;

/**
 * What a watch promises (https://etcd.io/docs/v3.5/learning/api_guarantees/#watch-apis): events ordered, unique, reliable, atomic by
 * revision, resumable from any kept revision, and bookmarks that never pass an event which is still to come.
 */
final class WatchChecker {
  private final History history;
  private final Replay replay;
  private final List<List<StoreEvent>> log;

  WatchChecker(History history, Replay replay) {
    this.history = history;
    this.replay = replay;
    this.log = replay.log();
  }

  /** The first violation, or null. */
  Violation first() {
    for (RecordedWatch watch : history.watches()) {
      WatchStory story = new WatchStory(watch, log, replay, history);
      for (Delivery delivery : watch.deliveries()) {
        Violation found = story.hear(delivery);
        if (found != null) return found;
      }
      Violation found = story.end();
      if (found != null) return found;
    }
    return null;
  }
}
