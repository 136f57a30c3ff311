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
  private final long begin;
  private final long end;
  private final Latencies latencies = new Latencies();
  private final CompletableFuture<Latencies> finished = new CompletableFuture<>();
  private int running;

  private Puts(Store store, Loop loop, int valueBytes, Duration warmUp, Duration time) {
    this.store = store;
    this.loop = loop;
    this.value = new Bytes(new byte[valueBytes]);
    this.begin = loop.nanos() + warmUp.toNanos();
    this.end = begin + time.toNanos();
  }

  /** Starts that many writers on the loop; completes with the time of each put that began and ended after the warm-up. */
  static CompletableFuture<Latencies> run(Store store, Loop loop, int clients, int valueBytes, Duration warmUp, Duration time) {
    CompletableFuture<Latencies> done = new CompletableFuture<>();
    loop.execute(() -> {
      Puts puts = new Puts(store, loop, valueBytes, warmUp, time);
      puts.finished.whenComplete((latencies, failure) -> {
        if (failure == null) {
          done.complete(latencies);
        } else {
          done.completeExceptionally(failure);
        }
      });
      puts.running = clients;
      for (int client = 0; client < clients; client++) {
        puts.next(client, 0);
      }
    });
    return done;
  }

  private void next(int client, int round) {
    long started = loop.nanos();
    if (started >= end) {
      if (--running == 0) {
        finished.complete(latencies);
      }
      return;
    }
    Bytes key = Bytes.utf8("bench/" + client + "/" + round % KEYS_PER_CLIENT);
    store.txn(new Txn(List.of(), List.of(new Txn.Op.Put(key, value, 0)), List.of())).whenComplete((result, failure) -> {
      if (failure != null) {
        finished.completeExceptionally(failure);
        return;
      }
      if (started >= begin) {
        latencies.add(loop.nanos() - started);
      }
      next(client, round + 1);
    });
  }
}
