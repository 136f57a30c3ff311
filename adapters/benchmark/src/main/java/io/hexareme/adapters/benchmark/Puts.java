package io.hexareme.adapters.benchmark;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Closed-loop writers: each puts a value under the next of its keys, waits for the acknowledgement, and goes on, until the time is over.
 * Lives on the store's loop, so that what is measured is the store.
 */
final class Puts {
  private static final int KEYS_PER_CLIENT = 1000;

  private final Store store;
  private final Loop loop;
  private final Bytes value;
  private final long end;
  private final Latencies latencies = new Latencies();
  private final CompletableFuture<Latencies> finished;
  private int running;

  private Puts(Store store, Loop loop, Load load, Duration time, CompletableFuture<Latencies> finished) {
    this.store = store;
    this.loop = loop;
    this.value = load.valueBytes();
    this.running = load.clients;
    this.end = loop.nanos() + time.toNanos();
    this.finished = finished;
  }

  /** Runs the writers for that long; gives the time of each put once the last is acknowledged. Blocks. */
  static Latencies run(Store store, Loop loop, Load load, Duration time) {
    CompletableFuture<Latencies> done = new CompletableFuture<>();
    loop.execute(() -> {
      Puts puts = new Puts(store, loop, load, time, done);
      for (int client = 0; client < load.clients; client++) {
        puts.next(client, 0);
      }
    });
    return done.join();
  }

  static Txn put(String key, Bytes value) {
    return new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8(key), value, 0)), List.of());
  }

  private void next(int client, int round) {
    long started = loop.nanos();
    if (started >= end) {
      if (--running == 0) {
        finished.complete(latencies);
      }
      return;
    }
    // A value of its own, as if it had come from somewhere: a store that keeps it must not keep one for all.
    store.txn(put("bench/" + client + "/" + round % KEYS_PER_CLIENT, new Bytes(value.array().clone()))).whenComplete((result, failure) -> {
      if (failure != null) {
        finished.completeExceptionally(failure);
        return;
      }
      latencies.add(loop.nanos() - started);
      next(client, round + 1);
    });
  }
}
