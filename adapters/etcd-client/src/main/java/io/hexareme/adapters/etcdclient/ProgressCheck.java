package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/**
 * Finds out whether a watch has heard everything up to now. etcd's own answer to that question cannot be relied on before 3.4.25 and
 * 3.5.8: it overtakes events (etcd#15220). But revisions are dense, so whoever hears of every key has heard all there is up to the
 * revision of an event: a second subscription, to all keys, from where the watch is to the newest revision, shows which revisions
 * the watch has to hear of. Each check begins where the last one ended, and so transfers each revision once.
 */
final class ProgressCheck implements Subscription.Listener {
  private final WatchStream stream;
  private final EtcdWatch watch;
  private final Subscription everything;
  private final long newest;
  private final Promise<Void> done = Promise.promise();
  private long lastOurs;
  private boolean heardAll;

  /** @param newest a revision at or after that of the moment in question; the watch has not got there */
  ProgressCheck(WatchStream stream, EtcdWatch watch, long newest) {
    this.stream = stream;
    this.watch = watch;
    this.newest = newest;
    this.everything = new Subscription(Wire.Range.ALL, watch.subscription().next(), false, this);
  }

  /** Completes when the watch has heard all up to {@code newest}; fails when that cannot be found out. */
  Future<Void> start() {
    stream.add(everything);
    return done.future();
  }

  /** The watch has heard something. */
  void look() {
    if (watch.over()) finish("the watch has ended");
    else if (heardAll && watch.subscription().next() > lastOurs) finish(null);
  }

  private void finish(String failure) {
    stream.remove(everything);
    if (failure == null) done.tryComplete();
    else done.tryFail(failure);
  }

  @Override
  public void events(List<Event> events) {
    for (Event event : events) {
      long revision = event.getKv().getModRevision();
      if (revision <= newest && watch.range().contains(event.getKv().getKey())) lastOurs = revision;
      if (revision >= newest) heardAll = true;
    }
    look();
  }

  @Override
  public void progress(long revision) {
    if (revision >= newest) heardAll = true;
    look();
  }

  @Override
  public void compacted(long revision) {
    finish("compacted at " + revision);
  }

  @Override
  public void closed(String reason) {
    finish(reason);
  }
}
