package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.RangeRequest;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which revision is the newest. A watch from the newest on needs to know before any write that its caller begins afterwards: such
 * writes wait here until it does, or the watch would miss them.
 */
final class Newest {
  private final Calls calls;
  private final List<Promise<Void>> waiting = new ArrayList<>();
  private int unknown;

  Newest(Calls calls) {
    this.calls = calls;
  }

  /** At least that of every write acknowledged before the call. */
  Future<Long> revision() {
    RangeRequest nothing = Wire.range(new io.hexareme.ports.store.RangeRequest(
        new Bytes(new byte[] {0}), null, 0, 1, true, true));
    return calls.ask(Methods.RANGE, nothing, Calls.Manner.LINEARIZABLE).map(answer -> switch (answer) {
      case Answer.Told<io.etcd.jetcd.api.RangeResponse> told -> told.message().getHeader().getRevision();
      default -> throw new IllegalStateException("a read of the newest revision was declined: " + answer);
    });
  }

  /** The same; writes begun meanwhile wait for it. */
  Future<Long> beforeLaterWrites() {
    unknown++;
    return revision().onComplete(known -> {
      unknown--;
      if (known.failed()) release(known.cause());
      else if (unknown == 0) release(null);
    });
  }

  /** Performs a write once no watch stands before it. It is refused where that cannot come to be: it was not sent. */
  <T> Future<T> write(Supplier<Future<T>> write) {
    if (unknown == 0) return write.get();
    Promise<Void> turn = Promise.promise();
    waiting.add(turn);
    return turn.future().compose(_ -> write.get());
  }

  private void release(Throwable failure) {
    List<Promise<Void>> now = List.copyOf(waiting);
    waiting.clear();
    for (Promise<Void> turn : now) {
      if (failure == null) turn.complete();
      else turn.fail(failure);
    }
  }
}
