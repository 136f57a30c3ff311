package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.Event;
import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A watch of the port's. Its caller's side, on the loop, is {@link #cancel} and the watcher; the rest lives on the client's context.
 */
final class EtcdWatch implements Watch, Subscription.Listener {
  /** So many messages may wait for the watcher before the stream is asked to hold. */
  private static final int MANY = 256;

  private final Watches watches;
  private final Turns turns;
  private final Wire.Range range;
  private final Watcher watcher;
  private Subscription subscription;
  private int untold;
  private boolean holding;
  private boolean over;
  /** On the loop. */
  private boolean cancelled;

  EtcdWatch(Watches watches, Turns turns, Wire.Range range, Watcher watcher) {
    this.watches = watches;
    this.turns = turns;
    this.range = range;
    this.watcher = watcher;
  }

  @Override
  public void cancel() {
    cancelled = true;
    turns.inside(() -> watches.remove(this));
  }

  @Override
  public void requestProgress() {
    turns.inside(() -> watches.progress(this));
  }

  Wire.Range range() {
    return range;
  }

  /** Null until it is known where to begin. */
  Subscription subscription() {
    return subscription;
  }

  Subscription begin(long next) {
    subscription = new Subscription(range, next, true, this);
    return subscription;
  }

  boolean over() {
    return over;
  }

  /** Ends it without a word. */
  void end() {
    over = true;
    if (holding) watches.resume();
    holding = false;
  }

  @Override
  public void events(List<Event> events) {
    List<StoreEvent> told = new ArrayList<>(events.size());
    for (Event event : events) told.add(Wire.event(event));
    tell(() -> watcher.onEvents(told, told.getLast().revision()));
    watches.moved(this);
  }

  @Override
  public void progress(long revision) {
    tell(() -> watcher.onProgress(revision));
    watches.moved(this);
  }

  @Override
  public void compacted(long revision) {
    tell(() -> watcher.onCompacted(revision));
    watches.ended(this);
  }

  @Override
  public void closed(String reason) {
    tell(() -> watcher.onClosed(reason));
    watches.ended(this);
  }

  private void tell(Runnable news) {
    untold++;
    if (untold > MANY && !holding && !over) {
      holding = true;
      watches.pause();
    }
    turns.outside(() -> {
      turns.inside(this::heard);
      if (!cancelled) news.run();
    });
  }

  private void heard() {
    untold--;
    if (holding && untold < MANY / 2) {
      holding = false;
      watches.resume();
    }
  }
}
