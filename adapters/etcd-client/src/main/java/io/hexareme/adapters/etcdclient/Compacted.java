package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.Event;
import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Finds out at which revision the store is compacted. etcd says so in one place only: to a watch that begins before it.
 */
final class Compacted {
  private static final Wire.Range NOTHING = Wire.Range.of(new io.hexareme.ports.value.Bytes(new byte[] {0}), null);

  private final Vertx vertx;
  private final WatchStream stream;
  private final long patienceMillis;

  Compacted(Vertx vertx, WatchStream stream, long patienceMillis) {
    this.vertx = vertx;
    this.stream = stream;
    this.patienceMillis = patienceMillis;
  }

  /** To be asked only when it is known that there was a compaction. */
  Future<Long> revision() {
    Promise<Long> found = Promise.promise();
    Subscription probe = new Subscription(NOTHING, 1, false, new Subscription.Listener() {
      @Override
      public void events(List<Event> events) {}

      @Override
      public void progress(long revision) {}

      @Override
      public void compacted(long revision) {
        found.tryComplete(revision);
      }

      @Override
      public void closed(String reason) {
        found.tryFail(StoreUnavailable.refused(reason));
      }
    });
    stream.add(probe);
    vertx.setTimer(patienceMillis, _ -> found.tryFail(StoreUnavailable.refused("etcd did not say at which revision it is compacted")));
    return found.future().onComplete(_ -> stream.remove(probe));
  }
}
