package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.StoreEvent;
import java.util.List;

/** What a watcher heard at once. */
public sealed interface Delivery {
  Moment moment();

  record Events(Moment moment, List<StoreEvent> events, long revision) implements Delivery {
    public Events {
      events = List.copyOf(events);
    }
  }

  record Progress(Moment moment, long revision) implements Delivery {}

  record Compacted(Moment moment, long compactRevision) implements Delivery {}

  record Closed(Moment moment, String reason) implements Delivery {}
}
