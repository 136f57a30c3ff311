package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Writes begun every ten milliseconds, whatever becomes of those before, and how long nothing of what is begun after an event is
 * acknowledged. So a write that waits for who is gone hides nothing.
 */
final class Gap {
  private static final Duration STEP = Duration.ofMillis(10);
  private static final int STEADY = 30;

  private final BareStore store;
  private final Bytes value;
  private final CompletableFuture<Void> steady = new CompletableFuture<>();
  private final CompletableFuture<Long> over = new CompletableFuture<>();
  private volatile long since = Long.MAX_VALUE;
  private int written;

  private Gap(BareStore store, Bytes value) {
    this.store = store;
    this.value = value;
  }

  /**
   * From the event to the first acknowledgement of what was begun after it, in nanoseconds. Blocks.
   *
   * @param event makes it happen, and says when it began to, as System.nanoTime does
   */
  static long measure(BareStore store, Load load, LongSupplier event) {
    Gap gap = new Gap(store, load.valueBytes());
    Peers.awaitWritable(store);
    store.loop().execute(gap::next);
    gap.steady.join();
    long began = event.getAsLong();
    gap.since = System.nanoTime();
    long nanos = gap.over.join() - began;
    Pause.millis(3 * STEP.toMillis()); // what was begun last is on its way before the store is closed
    return nanos;
  }

  private void next() {
    if (over.isDone()) {
      return;
    }
    long started = System.nanoTime();
    store.store().txn(Puts.put("gap", value)).thenAccept(result -> acknowledged(started));
    store.loop().after(STEP, this::next);
  }

  private void acknowledged(long started) {
    if (started >= since) {
      over.complete(System.nanoTime());
    } else if (++written == STEADY) {
      steady.complete(null);
    }
  }
}
