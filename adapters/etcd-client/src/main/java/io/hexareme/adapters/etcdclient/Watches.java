package io.hexareme.adapters.etcdclient;

import io.hexareme.ports.store.Store.Watch;
import io.hexareme.ports.store.Store.Watcher;
import io.hexareme.ports.store.WatchRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open watches: where they begin, how far they are, and who may not go on before they are. */
final class Watches {
  private static final long PAUSE_MILLIS = 200;

  private final Vertx vertx;
  private final Turns turns;
  private final WatchStream stream;
  private final Newest newest;
  private final Set<EtcdWatch> open = new LinkedHashSet<>();
  private final Map<EtcdWatch, ProgressCheck> checks = new LinkedHashMap<>();
  private boolean closed;

  Watches(Vertx vertx, Turns turns, WatchStream stream, Newest newest) {
    this.vertx = vertx;
    this.turns = turns;
    this.stream = stream;
    this.newest = newest;
  }

  /** Called on the loop. */
  Watch open(WatchRequest request, Watcher watcher) {
    EtcdWatch watch = new EtcdWatch(this, turns, Wire.Range.of(request.key(), request.end()), watcher);
    turns.inside(() -> begin(watch, request.startRevision()));
    return watch;
  }

  private void begin(EtcdWatch watch, long first) {
    if (closed) {
      watch.closed("the store is closed");
      return;
    }
    open.add(watch);
    if (first > 0) stream.add(watch.begin(first));
    else beginAtNewest(watch);
  }

  private void beginAtNewest(EtcdWatch watch) {
    newest.beforeLaterWrites().onComplete(revision -> {
      if (!watch.over()) stream.add(watch.begin(revision + 1));
    }, _ -> vertx.setTimer(PAUSE_MILLIS, _ -> {
      if (!watch.over()) beginAtNewest(watch);
    }));
  }

  void remove(EtcdWatch watch) {
    if (watch.over()) return;
    if (watch.subscription() != null) stream.remove(watch.subscription());
    ended(watch);
  }

  /** It has nothing more to hear. */
  void ended(EtcdWatch watch) {
    watch.end();
    open.remove(watch);
    moved(watch);
  }

  /** It has heard something. */
  void moved(EtcdWatch watch) {
    ProgressCheck check = checks.get(watch);
    if (check != null) check.look();
  }

  void pause() {
    stream.pause();
  }

  void resume() {
    stream.resume();
  }

  /** Tells the watch how far it is as soon as it is as far as the store is now. */
  void progress(EtcdWatch watch) {
    caughtUp(watch);
  }

  /**
   * Completes when every watch of ours has heard all there was, or when {@code patienceMillis} have passed: a compaction takes
   * nothing from a watch that is behind, as far as that is in our hands.
   */
  Future<Void> allCaughtUp(long upTo, long patienceMillis) {
    List<Future<Void>> behind = new ArrayList<>();
    for (EtcdWatch watch : open) {
      if (watch.subscription() == null || watch.subscription().next() <= upTo) behind.add(caughtUp(watch));
    }
    if (behind.isEmpty()) return Future.succeededFuture();
    Promise<Void> done = Promise.promise();
    vertx.setTimer(patienceMillis, _ -> done.tryComplete());
    Future.join(behind).onComplete(_ -> done.tryComplete());
    return done.future();
  }

  private Future<Void> caughtUp(EtcdWatch watch) {
    if (checks.containsKey(watch) || watch.subscription() == null) return later(watch);
    return newest.revision().compose(revision -> checked(watch, revision), _ -> later(watch));
  }

  private Future<Void> later(EtcdWatch watch) {
    if (watch.over()) return Future.succeededFuture();
    Promise<Void> pause = Promise.promise();
    vertx.setTimer(PAUSE_MILLIS / 10, _ -> pause.complete());
    return pause.future().compose(_ -> caughtUp(watch));
  }

  private Future<Void> checked(EtcdWatch watch, long revision) {
    if (watch.over()) return Future.succeededFuture();
    if (checks.containsKey(watch)) return later(watch);
    long next = watch.subscription().next();
    if (next > revision) {
      // One that waits for a future revision has no progress to tell of.
      if (next == revision + 1) watch.progress(revision);
      return Future.succeededFuture();
    }
    ProgressCheck check = new ProgressCheck(stream, watch, revision);
    checks.put(watch, check);
    return check.start().onComplete(outcome -> {
      checks.remove(watch);
      if (outcome.succeeded() && !watch.over()) arrived(watch, revision);
    });
  }

  private void arrived(EtcdWatch watch, long revision) {
    long next = watch.subscription().next();
    if (next <= revision) watch.subscription().toldNothingUpTo(revision);
    else watch.progress(next - 1);
  }

  void close(String reason) {
    closed = true;
    stream.close(reason);
    for (EtcdWatch watch : List.copyOf(open)) watch.closed(reason);
  }
}
